package io.softspoken.lsp;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;

/**
 * What the client can do, as far as it matters here.
 *
 * @param encoding what it counts characters in
 * @param pulls whether it asks for diagnostics itself
 * @param refreshes whether it can be told to ask anew
 * @param related whether a diagnostic may name places that belong to it
 * @param versioned whether edits may say for which version of a document they are
 * @param literals whether it knows code actions, and not commands alone
 * @param markdown whether a hover may be in Markdown
 * @param watches whether it can be asked to tell of changed files
 */
record ClientAbilities(
        PositionEncoding encoding,
        boolean pulls,
        boolean refreshes,
        boolean related,
        boolean versioned,
        boolean literals,
        boolean markdown,
        boolean watches) {
    static final ClientAbilities NONE =
            new ClientAbilities(PositionEncoding.UTF16, false, false, false, false, false, false, false);

    static ClientAbilities of(InitializeParams params) {
        ClientCapabilities all = params.getCapabilities() == null ? new ClientCapabilities() : params.getCapabilities();
        TextDocumentClientCapabilities text =
                all.getTextDocument() == null ? new TextDocumentClientCapabilities() : all.getTextDocument();
        WorkspaceClientCapabilities workspace =
                all.getWorkspace() == null ? new WorkspaceClientCapabilities() : all.getWorkspace();
        return new ClientAbilities(
                PositionEncoding.chosen(
                        all.getGeneral() == null ? null : all.getGeneral().getPositionEncodings()),
                text.getDiagnostic() != null,
                workspace.getDiagnostics() != null
                        && isTrue(workspace.getDiagnostics().getRefreshSupport()),
                text.getPublishDiagnostics() != null
                        && isTrue(text.getPublishDiagnostics().getRelatedInformation()),
                workspace.getWorkspaceEdit() != null
                        && isTrue(workspace.getWorkspaceEdit().getDocumentChanges()),
                text.getCodeAction() != null && text.getCodeAction().getCodeActionLiteralSupport() != null,
                text.getHover() != null
                        && text.getHover().getContentFormat() != null
                        && text.getHover().getContentFormat().contains(org.eclipse.lsp4j.MarkupKind.MARKDOWN),
                workspace.getDidChangeWatchedFiles() != null
                        && isTrue(workspace.getDidChangeWatchedFiles().getDynamicRegistration()));
    }

    private static boolean isTrue(@org.jspecify.annotations.Nullable Boolean said) {
        return Boolean.TRUE.equals(said);
    }
}
