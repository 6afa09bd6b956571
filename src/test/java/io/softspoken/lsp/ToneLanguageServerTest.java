package io.softspoken.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.ToneChecker;
import io.softspoken.config.Config;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionLiteralSupportCapabilities;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server, asked by LSP4J's own client over pipes. */
@Timeout(60)
@SuppressWarnings("NullAway") // the protocol leaves out what is not there
class ToneLanguageServerTest {
    @TempDir
    Path folder;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final List<Throwable> troubles = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> code = new CompletableFuture<>();
    private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    /** The error codes that came from the server. */
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();

    private volatile CountDownLatch readersWait = new CountDownLatch(0);
    private PipedOutputStream toServer;
    private LanguageServer server;

    @BeforeEach
    void start() throws Exception {
        PipedInputStream serverIn = new PipedInputStream(1 << 16);
        toServer = new PipedOutputStream(serverIn);
        PipedInputStream clientIn = new PipedInputStream(1 << 16);
        PipedOutputStream serverOut = new PipedOutputStream(clientIn);
        Workspace workspace = new Workspace(
                folder,
                Config::find,
                config -> {
                    try {
                        readersWait.await();
                    } catch (InterruptedException e) {
                        throw new IllegalArgumentException(e);
                    }
                    try {
                        return ToneChecker.builder().config(config).build();
                    } catch (RuntimeException e) {
                        throw new IllegalArgumentException(e.getMessage(), e);
                    }
                },
                (where, entry) -> {
                    try {
                        Path file = where.resolve(Config.FILE_NAME);
                        String was = Files.exists(file) ? Files.readString(file) : "";
                        Files.writeString(
                                file,
                                io.softspoken.config.IgnoreList.with(was, file, List.of(entry))
                                        .orElseThrow());
                    } catch (java.io.IOException e) {
                        throw new IllegalArgumentException("cannot be written", e);
                    }
                });
        Thread serving = new Thread(
                () -> code.complete(ToneLanguageServer.serve("1", workspace, serverIn, serverOut, troubles::add)));
        serving.setDaemon(true);
        serving.start();
        var launcher = new LSPLauncher.Builder<LanguageServer>()
                .setLocalService(new Client())
                .setRemoteInterface(LanguageServer.class)
                .setInput(clientIn)
                .setOutput(toServer)
                .wrapMessages(consumer -> message -> {
                    if (message instanceof ResponseMessage response && response.getError() != null) {
                        answers.add(response.getError().getCode());
                    }
                    consumer.consume(message);
                })
                .create();
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    @AfterEach
    void stop() throws Exception {
        toServer.close();
        code.get(20, TimeUnit.SECONDS);
        assertThat(troubles).isEmpty();
    }

    @Test
    void findingsAreDiagnosticsAtTheirPlaces() throws Exception {
        initialize(all -> {});
        open("reply.txt", "plaintext", "Thank you \uD83D\uDE00 all. You idiot.\n");

        Diagnostic found = next().get(0);

        assertThat(found.getRange()).isEqualTo(range(0, 18, 0, 28));
        assertThat(found.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
        assertThat(found.getSource()).isEqualTo("softspoken");
        assertThat(found.getCode().getLeft()).startsWith("anger/");
        assertThat(found.getMessage().getLeft()).startsWith("anger, high: ");
    }

    @Test
    void positionsAreCountedAsTheClientCounts() throws Exception {
        InitializeResult result = initialize(all -> {
            GeneralClientCapabilities general = new GeneralClientCapabilities();
            general.setPositionEncodings(List.of("utf-7", "utf-8", "utf-16"));
            all.setGeneral(general);
        });
        assertThat(result.getCapabilities().getPositionEncoding()).isEqualTo("utf-8");
        open("reply.txt", "plaintext", "Thank you \uD83D\uDE00 all. You idiot.\n");

        assertThat(next().get(0).getRange()).isEqualTo(range(0, 20, 0, 30));
    }

    @Test
    void positionsInUtf32CountCharacters() throws Exception {
        InitializeResult result = initialize(all -> {
            GeneralClientCapabilities general = new GeneralClientCapabilities();
            general.setPositionEncodings(List.of("utf-32", "utf-16"));
            all.setGeneral(general);
        });
        assertThat(result.getCapabilities().getPositionEncoding()).isEqualTo("utf-32");
        open("reply.txt", "plaintext", "Thank you \uD83D\uDE00 all. You idiot.\n");
        assertThat(next().get(0).getRange()).isEqualTo(range(0, 17, 0, 27));

        // A change behind the face, counted the same way.
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri("reply.txt"), 2),
                        List.of(new TextDocumentContentChangeEvent(range(0, 12, 0, 15), "\uD83D\uDE00\uD83D\uDE00"))));
        assertThat(next().get(0).getRange()).isEqualTo(range(0, 16, 0, 26));
        assertThat(server.getTextDocumentService()
                        .hover(new HoverParams(new TextDocumentIdentifier(uri("reply.txt")), new Position(0, 25)))
                        .get(30, TimeUnit.SECONDS)
                        .getRange())
                .isEqualTo(range(0, 16, 0, 26));
    }

    @Test
    void aFindingInBase64StandsOnItsCodeAndSaysWhichWords() throws Exception {
        initialize(all -> {});
        String words =
                "Gr\u00FC\u00DFe, Bob. The room is booked for noon on Friday, as you asked on Monday.\n\nYou idiot.\n";
        String code = Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(words.getBytes(StandardCharsets.UTF_8));
        String mail = "To: bob@example.test\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + code
                + "\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n";
        open("draft.eml", "mail", mail);

        Diagnostic found = next().stream()
                .filter(one -> one.getCode().getLeft().startsWith("anger/"))
                .findFirst()
                .orElseThrow();
        assertThat(found.getMessage().getLeft())
                .startsWith("anger, high, \u201CYou idiot.\u201D in part 1 of the mail, which is in base64: ");
        Document document = new Document(uri("draft.eml"), "mail", 1, mail, PositionEncoding.UTF16);
        int start = document.offset(found.getRange().getStart());
        int end = document.offset(found.getRange().getEnd());
        // What stands there, with the whole groups of four letters around it, is the words.
        int begin = mail.indexOf(code);
        String before = mail.substring(begin, start).replace("\n", "");
        String marked = before.substring(before.length() / 4 * 4)
                + mail.substring(start, end).replace("\n", "");
        String decoded = new String(
                Base64.getDecoder().decode(marked.substring(0, marked.length() / 4 * 4)), StandardCharsets.UTF_8);
        assertThat("You idiot.").contains(decoded.strip());
        assertThat(decoded.strip()).hasSizeGreaterThan(5);
        assertThat(found.getRange().getStart().getLine()).isEqualTo(9);
    }

    @Test
    void aMailOfTwoPartsIsShownInOneAndChangedInBoth() throws Exception {
        initialize(all -> {});
        String mail =
                "To: bob@example.test\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
                        + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + "Gr=C3=BC=C3=9Fe, Bob. No problem! The room is booked.\n\n--b\n"
                        + "Content-Type: text/html; charset=utf-8\n\n<p>Gr&uuml;&szlig;e, Bob. <b>No problem</b>! The room is booked.</p>\n\n--b--\n";
        open("draft.eml", "mail", mail);
        List<Diagnostic> all = next();
        Diagnostic found = all.stream()
                .filter(one -> one.getCode().getLeft().startsWith("no-problem/"))
                .findFirst()
                .orElseThrow();
        assertThat(found.getRange()).isEqualTo(range(8, 22, 8, 32));

        String changed = withFirstEdit(mail, actions("draft.eml", found.getRange(), null));
        assertThat(changed)
                .doesNotContain("No problem")
                .contains("Gr=C3=BC=C3=9Fe, Bob. ", "<p>Gr&uuml;&szlig;e, Bob. <b>", "</b>! The room is booked.</p>")
                .hasLineCount((int) mail.lines().count());
    }

    @Test
    void whatIsCancelledIsAnsweredSo() throws Exception {
        initialize(all -> {});
        readersWait = new CountDownLatch(1);
        open("reply.txt", "plaintext", "You idiot.\n");
        var document = new TextDocumentIdentifier(uri("reply.txt"));
        CompletableFuture<?> hover =
                server.getTextDocumentService().hover(new HoverParams(document, new Position(0, 2)));
        hover.cancel(true);
        assertThat(answers.poll(30, TimeUnit.SECONDS)).isEqualTo(ResponseErrorCode.RequestCancelled.getValue());

        // Others wait on, and are answered.
        CompletableFuture<?> again =
                server.getTextDocumentService().hover(new HoverParams(document, new Position(0, 2)));
        readersWait.countDown();
        assertThat(again.get(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(next()).hasSize(1);
    }

    @Test
    void aMessageThatIsTooLargeIsPassedOver() throws Exception {
        initialize(all -> {});
        byte[] line = "x".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        synchronized (toServer) {
            toServer.write(("Content-Length: " + (ToneLanguageServer.LARGEST_MESSAGE + 1) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < ToneLanguageServer.LARGEST_MESSAGE / line.length; i++) {
                toServer.write(line);
            }
            toServer.write('x');
            toServer.flush();
        }
        assertThat(shown.poll(30, TimeUnit.SECONDS)).contains("16 MB");
        open("reply.txt", "plaintext", "You idiot.\n");
        assertThat(next()).hasSize(1);
    }

    /** The library stops reading a message where it is malformed; what is behind that is no header. */
    @Test
    void theRestOfAMalformedMessageIsPassedOver() throws Exception {
        initialize(all -> {});
        for (String malformed : List.of("x".repeat(20_000), "[".repeat(20_000), "{\"jsonrpc\":\"2.0\",\"id\":\"\\")) {
            synchronized (toServer) {
                toServer.write(("Content-Length: " + malformed.length() + "\r\n\r\n" + malformed)
                        .getBytes(StandardCharsets.US_ASCII));
                toServer.flush();
            }
        }
        open("reply.txt", "plaintext", "You idiot.\n");
        assertThat(next()).hasSize(1);
    }

    @Test
    void aLengthThatIsNoneEndsIt() throws Exception {
        initialize(all -> {});
        toServer.write("Content-Length: 99999999999999999999\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
        toServer.flush();
        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void aTextThatIsTooLongIsNotCheckedAndSaysSo() throws Exception {
        initialize(all -> {});
        open("log.txt", "plaintext", "You idiot.\n".repeat(100_000));
        assertThat(next()).extracting(one -> one.getCode().getLeft()).containsExactly("not-checked");
    }

    @Test
    void changesAreMadeOneAfterTheOther() throws Exception {
        initialize(all -> {});
        open("reply.txt", "plaintext", "The room is booked.\n");
        assertThat(next()).isEmpty();

        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri("reply.txt"), 2),
                        List.of(
                                new TextDocumentContentChangeEvent(range(1, 0, 1, 0), "You fool.\n"),
                                new TextDocumentContentChangeEvent(range(1, 4, 1, 8), "idiot"))));
        PublishDiagnosticsParams second = published.poll(30, TimeUnit.SECONDS);
        assertThat(second.getVersion()).isEqualTo(2);
        assertThat(second.getDiagnostics().get(0).getRange()).isEqualTo(range(1, 0, 1, 10));

        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri("reply.txt"), 3),
                        List.of(new TextDocumentContentChangeEvent("The room is booked.\n"))));
        assertThat(next()).isEmpty();
        server.getTextDocumentService()
                .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri("reply.txt"))));
        assertThat(next()).isEmpty();
    }

    @Test
    void aMailIsItsWordsBelowTheHeader() throws Exception {
        initialize(all -> {});
        open(
                "draft.eml",
                "mail",
                "To: bob@example.test\nSubject: You idiot\n\nHi Bob,\n\nNo problem at all! You idiot.\n\n> You idiot.\n");

        assertThat(next())
                .extracting(one -> one.getRange().getStart().getLine())
                .isNotEmpty()
                .containsOnly(5);
    }

    @Test
    void aCodedMailIsChangedInItsWordsAlone() throws Exception {
        initialize(all -> {});
        String mail = "To: bob@example.test\nSubject: x\nMIME-Version: 1.0\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "Gr=C3=BC=C3=9Fe, Bob. You id=\niot.\n";
        open("draft.eml", "mail", mail);
        Diagnostic found = next().stream()
                .filter(one -> one.getCode().getLeft().startsWith("anger/"))
                .findFirst()
                .orElseThrow();
        assertThat(found.getRange().getStart()).isEqualTo(new Position(6, 22));

        List<CodeAction> actions = actions("draft.eml", found.getRange(), null);
        String changed = withFirstEdit(mail, actions);
        assertThat(changed).contains("Gr=C3=BC=C3=9Fe, Bob.").doesNotContain("iot");
    }

    @Test
    void wordingsTheWholeAndIgnoringAreCodeActions() throws Exception {
        initialize(all -> {});
        open("reply.txt", "plaintext", "No problem! Hopefully you haven't lost all your data.\n");
        List<Diagnostic> found = next();
        assertThat(found).hasSize(2);

        List<CodeAction> actions = actions("reply.txt", found.get(0).getRange(), null);
        TextEdit first =
                actions.get(0).getEdit().getChanges().get(uri("reply.txt")).get(0);
        assertThat(first.getRange()).isEqualTo(found.get(0).getRange());
        assertThat(actions.get(0).getTitle()).isEqualTo("Write: " + first.getNewText());
        assertThat(actions.get(0).getIsPreferred()).isTrue();

        List<CodeAction> whole = actions("reply.txt", range(0, 0, 0, 0), List.of("source.fixAll"));
        assertThat(whole).hasSize(1);
        assertThat(whole.get(0).getEdit().getChanges().get(uri("reply.txt"))).hasSize(2);

        CodeAction ignore = actions.stream()
                .filter(action -> action.getCommand() != null)
                .findFirst()
                .orElseThrow();
        server.getWorkspaceService()
                .executeCommand(new ExecuteCommandParams(
                        ignore.getCommand().getCommand(), ignore.getCommand().getArguments()))
                .get(30, TimeUnit.SECONDS);
        assertThat(folder.resolve(Config.FILE_NAME)).content().contains("no-problem/");
        assertThat(next()).hasSize(1);
    }

    @Test
    void aCommandForWordsThatNobodyFoundWritesNothing() throws Exception {
        initialize(all -> {});
        open("reply.txt", "plaintext", "No problem!\n");
        assertThat(next()).isNotEmpty();

        CompletableFuture<Object> done = server.getWorkspaceService()
                .executeCommand(new ExecuteCommandParams(
                        Reading.IGNORE, List.of(uri("reply.txt"), "anger/insult", "something else")));

        assertThatThrownBy(() -> done.get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(folder.resolve(Config.FILE_NAME)).doesNotExist();
    }

    @Test
    void settingsCountAndAreWatched() throws Exception {
        Files.writeString(folder.resolve(Config.FILE_NAME), "disable: [no-problem]\n");
        initialize(all -> {});
        open("reply.txt", "plaintext", "No problem!\n");
        assertThat(next()).isEmpty();

        Files.writeString(folder.resolve(Config.FILE_NAME), "severity: {no-problem: high}\n");
        assertThat(next()).extracting(Diagnostic::getSeverity).containsExactly(DiagnosticSeverity.Error);

        Files.writeString(folder.resolve(Config.FILE_NAME), "nonsense: 1\n# longer\n");
        List<Diagnostic> unusable = next();
        assertThat(unusable).hasSize(1);
        assertThat(unusable.get(0).getCode().getLeft()).isEqualTo("not-checked");
        assertThat(unusable.get(0).getMessage().getLeft()).contains("softspoken.yaml:1");
    }

    @Test
    void aClientThatAsksForDiagnosticsIsSentNone() throws Exception {
        InitializeResult result = initialize(all -> all.getTextDocument().setDiagnostic(new DiagnosticCapabilities()));
        assertThat(result.getCapabilities().getDiagnosticProvider()).isNotNull();
        open("reply.txt", "plaintext", "No problem!\n");
        DocumentDiagnosticParams ask = new DocumentDiagnosticParams(new TextDocumentIdentifier(uri("reply.txt")));

        var full = server.getTextDocumentService().diagnostic(ask).get(30, TimeUnit.SECONDS);
        assertThat(full.getLeft().getItems()).hasSize(1);
        ask.setPreviousResultId(full.getLeft().getResultId());
        assertThat(server.getTextDocumentService()
                        .diagnostic(ask)
                        .get(30, TimeUnit.SECONDS)
                        .isRight())
                .isTrue();
        assertThat(published).isEmpty();
    }

    @Test
    void hoverSaysWhyAndWhatElse() throws Exception {
        initialize(all -> {});
        open("reply.txt", "plaintext", "Well. No problem!\n");
        var document = new TextDocumentIdentifier(uri("reply.txt"));

        var hover = server.getTextDocumentService()
                .hover(new HoverParams(document, new Position(0, 8)))
                .get(30, TimeUnit.SECONDS);
        assertThat(hover.getContents().getRight().getValue()).contains("no-problem", "\n- Write: ");
        assertThat(server.getTextDocumentService()
                        .hover(new HoverParams(document, new Position(0, 2)))
                        .get(30, TimeUnit.SECONDS))
                .isNull();
    }

    @Test
    void itEndsByTheProtocol() throws Exception {
        assertThatThrownBy(() -> server.getTextDocumentService()
                        .hover(new HoverParams(new TextDocumentIdentifier("file:///x"), new Position(0, 0)))
                        .get(30, TimeUnit.SECONDS))
                .hasMessageContaining("not initialized");
        initialize(all -> {});
        server.shutdown().get(30, TimeUnit.SECONDS);
        assertThatThrownBy(() -> server.getTextDocumentService()
                        .hover(new HoverParams(new TextDocumentIdentifier("file:///x"), new Position(0, 0)))
                        .get(30, TimeUnit.SECONDS))
                .hasMessageContaining("shutting down");
        server.exit();
        assertThat(code.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void anEndWithoutGoodbyeIsAFailure() throws Exception {
        initialize(all -> {});
        server.exit();
        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void itEndsWithTheProcessThatStartedIt() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        InitializeParams params = new InitializeParams();
        params.setProcessId((int) gone.pid());
        params.setCapabilities(new ClientCapabilities());
        server.initialize(params).get(30, TimeUnit.SECONDS);

        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }

    private InitializeResult initialize(Consumer<ClientCapabilities> more) throws Exception {
        ClientCapabilities all = new ClientCapabilities();
        TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
        text.setCodeAction(new CodeActionCapabilities(new CodeActionLiteralSupportCapabilities(), false));
        all.setTextDocument(text);
        more.accept(all);
        InitializeParams params = new InitializeParams();
        params.setCapabilities(all);
        return server.initialize(params).get(30, TimeUnit.SECONDS);
    }

    private void open(String name, String language, String text) {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(name), language, 1, text)));
    }

    private String uri(String name) {
        return folder.resolve(name).toUri().toString();
    }

    private List<Diagnostic> next() throws InterruptedException {
        PublishDiagnosticsParams params = published.poll(30, TimeUnit.SECONDS);
        assertThat(params).as("diagnostics").isNotNull();
        return params.getDiagnostics();
    }

    private List<CodeAction> actions(String name, Range range, List<String> only) throws Exception {
        CodeActionContext context = new CodeActionContext(List.of());
        context.setOnly(only);
        return server
                .getTextDocumentService()
                .codeAction(new CodeActionParams(new TextDocumentIdentifier(uri(name)), range, context))
                .get(30, TimeUnit.SECONDS)
                .stream()
                .map(either -> either.getRight())
                .toList();
    }

    private static Range range(int line, int from, int lastLine, int to) {
        return new Range(new Position(line, from), new Position(lastLine, to));
    }

    private final class Client implements LanguageClient {
        @Override
        public void publishDiagnostics(PublishDiagnosticsParams params) {
            published.add(params);
        }

        @Override
        public void telemetryEvent(Object object) {}

        @Override
        public void showMessage(MessageParams message) {
            shown.add(message.getMessage());
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}
    }

    /** The mail {@code draft.eml} with the first edit of the first action that has one. */
    private String withFirstEdit(String mail, List<CodeAction> actions) {
        TextEdit edit = actions.stream()
                .filter(action -> action.getEdit() != null)
                .findFirst()
                .orElseThrow()
                .getEdit()
                .getChanges()
                .get(uri("draft.eml"))
                .get(0);
        Document document = new Document(uri("draft.eml"), "mail", 1, mail, PositionEncoding.UTF16);
        return mail.substring(0, document.offset(edit.getRange().getStart()))
                + edit.getNewText()
                + mail.substring(document.offset(edit.getRange().getEnd()));
    }

    @Test
    void aHeaderOfThousandsOfLinesIsOne() throws Exception {
        initialize(all -> {});
        open("draft.eml", "mail", "To: bob@example.test\n" + "X-Seen: yes\n".repeat(30_000) + "\nYou idiot.\n");
        assertThat(next())
                .extracting(one -> one.getRange().getStart().getLine())
                .isNotEmpty()
                .containsOnly(30_002);
    }
}
