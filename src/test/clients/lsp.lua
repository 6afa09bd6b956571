-- Neovim's own language-server client: softspoken lsp for the draft that is open. Written to $RESULT: what it saw and did.
local out = assert(io.open(os.getenv('RESULT'), 'w'))
local function wait(what, done)
  if not vim.wait(60000, done, 100) then
    out:write('waited in vain for ' .. what .. '\n')
    out:close()
    vim.cmd('cquit 1')
  end
end
local id = vim.lsp.start_client({
  name = 'softspoken',
  cmd = {os.getenv('SOFTSPOKEN'), 'lsp'},
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, id)
wait('a diagnostic', function() return #vim.diagnostic.get(0) > 0 end)
for _, d in ipairs(vim.diagnostic.get(0)) do
  out:write(string.format('%d:%d-%d:%d %s %s\n', d.lnum + 1, d.col + 1, d.end_lnum + 1, d.end_col + 1, d.severity, d.code))
end
local first = vim.diagnostic.get(0)[1]
local params = {
  textDocument = vim.lsp.util.make_text_document_params(),
  range = {start = {line = first.lnum, character = 0}, ['end'] = {line = first.lnum, character = 200}},
  context = {diagnostics = {}},
}
local answer = vim.lsp.buf_request_sync(0, 'textDocument/codeAction', params, 60000)
local client = vim.lsp.get_client_by_id(id)
for _, action in ipairs(answer[id].result) do
  out:write(action.kind .. ' ' .. action.title .. '\n')
end
for _, action in ipairs(answer[id].result) do
  if action.isPreferred then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    break
  end
end
wait('the finding to go', function() return #vim.diagnostic.get(0) == 0 end)
vim.cmd('write')
client.stop()
wait('the end of the server', function() return client.is_stopped() end)
out:write('done\n')
out:close()
vim.cmd('qall!')
