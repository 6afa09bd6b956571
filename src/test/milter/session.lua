-- Drives the milter with miltertest, a client that nobody here wrote: miltertest -D socket=inet:PORT@127.0.0.1 -s session.lua
local function expect(what, ok)
  if not ok then
    mt.echo("FAIL " .. what)
    error("failed") -- miltertest ends with 1 and does not print this
  end
  mt.echo("ok   " .. what)
end

local function open()
  local conn = mt.connect(socket, 40, 0.05)
  if conn == nil then
    mt.echo("FAIL no connection to " .. socket)
    error("failed")
  end
  mt.negotiate(conn, 6, nil, nil)
  return conn
end

local function mail(conn, id, from, headers, pieces)
  mt.macro(conn, SMFIC_MAIL, "i", id)
  mt.mailfrom(conn, from)
  expect(id .. " sender", mt.getreply(conn) == SMFIR_CONTINUE)
  mt.rcptto(conn, "<bob@customer.test>")
  for _, header in ipairs(headers) do
    mt.header(conn, header[1], header[2])
  end
  mt.eoh(conn)
  for _, piece in ipairs(pieces) do
    mt.bodystring(conn, piece)
  end
  mt.eom(conn)
end

local conn = open()
expect("quarantine is asked for", mt.test_action(conn, SMFIF_QUARANTINE))
expect("a body is never replaced", not mt.test_action(conn, SMFIF_CHGBODY))
expect("recipients are never changed", not mt.test_action(conn, SMFIF_ADDRCPT) and not mt.test_action(conn, SMFIF_DELRCPT))

mail(conn, "LUAQ1", "<ann@example.test>", {{"Subject", "x"}}, {"Thank you for your letter.\r\n"})
expect("calm mail is not held", not mt.eom_check(conn, MT_QUARANTINE))
expect("nor is a header added", not mt.eom_check(conn, MT_HDRADD, "X-Softspoken"))
expect("it goes on", mt.getreply(conn) == SMFIR_CONTINUE)

mail(conn, "LUAQ2", "<ann@example.test>", {{"Subject", "x"}}, {"You id", "iot.\r\n"})
expect("a word split over two chunks is heard", mt.eom_check(conn, MT_QUARANTINE))
expect("a held mail gets no header", not mt.eom_check(conn, MT_HDRADD, "X-Softspoken"))

mail(conn, "LUAQ3", "<>", {{"Subject", "x"}}, {"You idiot.\r\n"})
expect("a bounce passes", not mt.eom_check(conn, MT_QUARANTINE))

mt.macro(conn, SMFIC_MAIL, "i", "LUAQ4")
mt.mailfrom(conn, "<ann@example.test>")
mt.rcptto(conn, "<bob@customer.test>")
mt.header(conn, "Subject", "You idiot")
mt.abort(conn)
mail(conn, "LUAQ5", "<ann@example.test>", {{"Subject", "x"}, {"Auto-Submitted", "auto-replied"}}, {"You idiot.\r\n"})
expect("after an abort the next mail stands alone, and an automatic answer passes", not mt.eom_check(conn, MT_QUARANTINE))
mt.disconnect(conn)

-- An older Sendmail: version 2, and no more than it knew.
conn = mt.connect(socket, 40, 0.05)
mt.negotiate(conn, 2, SMFIF_ADDHDRS + SMFIF_CHGHDRS + SMFIF_QUARANTINE, nil)
mail(conn, "LUAQ6", "<ann@example.test>", {{"Subject", "x"}}, {"You idiot.\r\n"})
expect("version 2 is spoken too", mt.eom_check(conn, MT_QUARANTINE))
mt.disconnect(conn)
