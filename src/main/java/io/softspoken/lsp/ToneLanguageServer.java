package io.softspoken.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** A language server for one client over two streams, such as standard input and output. */
public final class ToneLanguageServer implements LanguageServer {
    private static final long LOOK_SECONDS = 1;

    /** Room for a text of more than {@link Reading#LARGEST} characters, however they are written, so that it can be told of. */
    static final int LARGEST_MESSAGE = 16_000_000;

    private static final String PROTOCOL_LOG = "org.eclipse.lsp4j";

    // Held, so that it is not collected and set up anew: the protocol's library logs messages whole.
    private static final Logger SILENT = Logger.getLogger(PROTOCOL_LOG);

    private final String version;
    private final Workspace workspace;
    private final Consumer<Throwable> trouble;
    private final ExecutorService readers = Executors.newFixedThreadPool(2, daemons("reader"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(daemons("clock"));
    private final Documents documents;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private volatile boolean shutDown;
    private volatile @Nullable LanguageClient client;
    private volatile @Nullable ClientAbilities abilities;

    private ToneLanguageServer(String version, Workspace workspace, Consumer<Throwable> trouble) {
        this.version = version;
        this.workspace = workspace;
        this.trouble = trouble;
        documents = new Documents(workspace, readers, clock, trouble);
    }

    /**
     * Serves until the client wants it to end, is gone, or has closed the streams.
     *
     * @param version what the server says of itself
     * @param trouble is told of failures of the server itself; their messages may hold words of a draft, and are not to be logged
     * @return the exit code of the protocol: 0 if the client had asked for it, 1 if not
     */
    public static int serve(
            String version, Workspace workspace, InputStream in, OutputStream out, Consumer<Throwable> trouble) {
        SILENT.setLevel(Level.OFF);
        ToneLanguageServer server = new ToneLanguageServer(version, workspace, trouble);
        ExecutorService listener = Executors.newCachedThreadPool(daemons("listener"));
        try {
            Launcher<LanguageClient> launcher = new Launcher.Builder<LanguageClient>()
                    .setLocalService(server)
                    .setRemoteInterface(LanguageClient.class)
                    .setInput(new BoundedMessages(in, LARGEST_MESSAGE, server::passedOver))
                    .setOutput(out)
                    .setExecutorService(listener)
                    .setExceptionHandler(server::error)
                    .create();
            server.client = launcher.getRemoteProxy();
            Future<Void> listening = launcher.startListening();
            listener.execute(() -> {
                try {
                    listening.get();
                } catch (ExecutionException | java.util.concurrent.CancellationException e) {
                    // the stream broke, which is its end too
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                server.end();
            });
            return server.ended.join();
        } finally {
            server.readers.shutdownNow();
            server.clock.shutdownNow();
            listener.shutdownNow();
        }
    }

    private void passedOver() {
        LanguageClient to = client;
        if (to != null) {
            to.showMessage(new MessageParams(
                    MessageType.Warning,
                    "Softspoken: a message of more than " + LARGEST_MESSAGE / 1_000_000
                            + " MB was not read; open the draft alone."));
        }
    }

    private static ThreadFactory daemons(String name) {
        return run -> {
            Thread thread = new Thread(run, "softspoken-lsp-" + name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        LanguageClient to = client;
        if (abilities != null || shutDown || to == null) {
            return CompletableFuture.failedFuture(new ResponseErrorException(
                    new ResponseError(ResponseErrorCode.InvalidRequest, "the server is initialized", null)));
        }
        ClientAbilities can = ClientAbilities.of(params);
        abilities = can;
        documents.begin(can, to);
        Integer parent = params.getProcessId();
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        if (parent != null
                                && ProcessHandle.of(parent)
                                        .filter(ProcessHandle::isAlive)
                                        .isEmpty()) {
                            end();
                        }
                        documents.lookAtSettings();
                    } catch (RuntimeException e) {
                        trouble.accept(e);
                    }
                },
                LOOK_SECONDS,
                LOOK_SECONDS,
                TimeUnit.SECONDS);
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        ServerCapabilities server = new ServerCapabilities();
        server.setPositionEncoding(can.encoding().id());
        server.setTextDocumentSync(sync);
        server.setHoverProvider(true);
        if (can.literals()) {
            server.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix, Reading.FIX_ALL)));
        } else {
            server.setCodeActionProvider(true);
        }
        if (workspace.keepsPhrases()) {
            server.setExecuteCommandProvider(new ExecuteCommandOptions(List.of(Reading.IGNORE)));
        }
        if (can.pulls()) {
            server.setDiagnosticProvider(new DiagnosticRegistrationOptions(false, false));
        }
        return CompletableFuture.completedFuture(new InitializeResult(server, new ServerInfo("softspoken", version)));
    }

    @Override
    public void initialized(InitializedParams params) {
        LanguageClient to = client;
        ClientAbilities can = abilities;
        if (to != null && can != null && can.watches()) {
            // Settings are looked at every second anyway; packs and glossaries that they name are not.
            to.registerCapability(new RegistrationParams(List.of(new Registration(
                    "softspoken-settings",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(List.of(
                            new FileSystemWatcher(Either.forLeft("**/*.yaml")),
                            new FileSystemWatcher(Either.forLeft("**/*.yml"))))))));
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol's null
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        documents.refuse(ResponseErrorCode.InvalidRequest, "the server is shutting down");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        end();
    }

    private void end() {
        ended.complete(shutDown ? 0 : 1);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return documents;
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // nothing is traced
    }

    /** The answer to a request that failed: never with a message or a trace, which could hold words of the draft. */
    private ResponseError error(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof java.lang.reflect.InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ResponseErrorException known) {
            return known.getResponseError();
        }
        trouble.accept(cause);
        return new ResponseError(ResponseErrorCode.InternalError, named(cause), null);
    }

    static String named(Throwable failure) {
        return "internal error (" + failure.getClass().getSimpleName() + "): please report it";
    }
}
