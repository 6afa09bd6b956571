package io.softspoken.lsp;

import com.google.gson.JsonPrimitive;
import io.softspoken.config.IgnoreList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/**
 * The open documents. Each version is read once, when somebody wants to know; a reading that is no longer of use is not begun,
 * and what comes of one that was begun is dropped. Diagnostics go out from one thread, in order.
 */
final class Documents implements TextDocumentService, WorkspaceService {
    /** Nothing is read before the writer has paused for so long. */
    private static final long PAUSE_MILLIS = 200;

    private final Workspace workspace;
    private final ExecutorService readers;
    private final ScheduledExecutorService clock;
    private final Consumer<Throwable> trouble;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    private volatile ClientAbilities client = ClientAbilities.NONE;
    private volatile @Nullable LanguageClient remote;
    private volatile @Nullable ResponseError refusal;

    /** A document as it is now, and what is said of it if that is known or being found out. */
    private static final class Open {
        private Document document;
        private @Nullable CompletableFuture<Reading> reading;

        Open(Document document) {
            this.document = document;
        }

        synchronized Document document() {
            return document;
        }

        synchronized void now(Document next) {
            document = next;
            forget();
        }

        /** Whoever waits for the reading of what was before waits in vain, and is told so. */
        synchronized void forget() {
            if (reading != null) {
                reading.cancel(false);
                reading = null;
            }
        }

        synchronized CompletableFuture<Reading> reading(Function<Document, CompletableFuture<Reading>> read) {
            if (reading == null) {
                reading = read.apply(document);
            }
            return reading;
        }

        synchronized boolean isReadOtherwise(Workspace.State settings) {
            return reading != null
                    && reading.isDone()
                    && !reading.isCompletedExceptionally()
                    && !reading.join().settings().equals(settings);
        }
    }

    /**
     * @param readers on which drafts are checked
     * @param clock one thread, on which diagnostics go out
     * @param trouble is told of failures that are ours
     */
    Documents(
            Workspace workspace, ExecutorService readers, ScheduledExecutorService clock, Consumer<Throwable> trouble) {
        this.workspace = workspace;
        this.readers = readers;
        this.clock = clock;
        this.trouble = trouble;
        refuse(ResponseErrorCode.ServerNotInitialized, "the server is not initialized");
    }

    /** What is asked from now on is refused. */
    void refuse(ResponseErrorCode code, String why) {
        refusal = new ResponseError(code, why, null);
    }

    /** Begins to answer. */
    void begin(ClientAbilities abilities, LanguageClient to) {
        client = abilities;
        remote = to;
        refusal = null;
    }

    /** Reads again whatever was read with settings that have changed. */
    void lookAtSettings() {
        boolean stale = false;
        for (Open one : open.values()) {
            if (one.isReadOtherwise(workspace.state(workspace.folder(one.document())))) {
                one.forget();
                stale = true;
                push(one, 0);
            }
        }
        LanguageClient to = remote;
        if (stale && client.pulls() && client.refreshes() && to != null) {
            to.refreshDiagnostics();
        }
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        if (refusal != null) {
            return;
        }
        TextDocumentItem item = params.getTextDocument();
        String language = item.getLanguageId() == null ? "" : item.getLanguageId();
        Open now =
                new Open(new Document(item.getUri(), language, item.getVersion(), item.getText(), client.encoding()));
        Open before = open.put(item.getUri(), now);
        if (before != null) {
            before.forget();
        }
        push(now, 0);
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        Open one = open.get(params.getTextDocument().getUri());
        if (one == null || refusal != null) {
            return;
        }
        Integer version = params.getTextDocument().getVersion();
        Document was = one.document();
        one.now(was.with(params.getContentChanges(), version == null ? was.version() + 1 : version));
        push(one, PAUSE_MILLIS);
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        Open one = open.remove(params.getTextDocument().getUri());
        if (one == null) {
            return;
        }
        one.forget();
        if (!client.pulls()) {
            later(
                    0,
                    () -> publish(new PublishDiagnosticsParams(
                            params.getTextDocument().getUri(), List.of())));
        }
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        // the text is known
    }

    /** Reads a document and publishes what is said of it, unless it has changed by then. */
    private void push(Open one, long millis) {
        if (client.pulls()) {
            return;
        }
        Document document = one.document();
        later(millis, () -> {
            if (isCurrent(one, document)) {
                reading(one)
                        .thenAccept(reading -> later(0, () -> {
                            if (isCurrent(one, reading.document())) {
                                PublishDiagnosticsParams params =
                                        new PublishDiagnosticsParams(document.uri(), reading.diagnostics(client));
                                params.setVersion(document.version());
                                publish(params);
                            }
                        }));
            }
        });
    }

    private boolean isCurrent(Open one, Document document) {
        return open.get(document.uri()) == one && one.document() == document;
    }

    private void publish(PublishDiagnosticsParams params) {
        LanguageClient to = remote;
        if (to != null) {
            to.publishDiagnostics(params);
        }
    }

    private void later(long millis, Runnable what) {
        try {
            clock.schedule(
                    () -> {
                        try {
                            what.run();
                        } catch (RuntimeException e) {
                            trouble.accept(e);
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the server has ended
        }
    }

    private CompletableFuture<Reading> reading(Open one) {
        return one.reading(this::read);
    }

    private CompletableFuture<Reading> read(Document document) {
        CompletableFuture<Reading> reading = new CompletableFuture<>();
        try {
            readers.execute(() -> {
                if (reading.isDone()) {
                    return; // nobody wants it any more
                }
                try {
                    reading.complete(Reading.of(document, workspace.checker(workspace.folder(document))));
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    trouble.accept(e);
                    reading.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            reading.cancel(false);
        }
        return reading;
    }

    /** Answers by what is said of a document; a document that is not open gets {@code otherwise}. */
    private <T> CompletableFuture<T> answer(String uri, T otherwise, Function<Reading, T> answer) {
        ResponseError refused = refusal;
        if (refused != null) {
            return CompletableFuture.failedFuture(new ResponseErrorException(refused));
        }
        Open one = open.get(uri);
        if (one == null) {
            return CompletableFuture.completedFuture(otherwise);
        }
        return reading(one).handle((reading, failure) -> {
            if (failure instanceof java.util.concurrent.CancellationException) {
                throw new ResponseErrorException(new ResponseError(
                        ResponseErrorCode.ContentModified, "the document has changed meanwhile", null));
            }
            if (failure != null) {
                throw new ResponseErrorException(
                        new ResponseError(ResponseErrorCode.InternalError, ToneLanguageServer.named(failure), null));
            }
            return answer.apply(reading);
        });
    }

    @Override
    public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
        DocumentDiagnosticReport none =
                new DocumentDiagnosticReport(new RelatedFullDocumentDiagnosticReport(List.of()));
        String uri = params.getTextDocument().getUri();
        Open one = open.get(uri);
        if (one != null && one.isReadOtherwise(workspace.state(workspace.folder(one.document())))) {
            one.forget();
        }
        return answer(uri, none, reading -> {
            if (reading.id().equals(params.getPreviousResultId())) {
                return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(reading.id()));
            }
            RelatedFullDocumentDiagnosticReport full =
                    new RelatedFullDocumentDiagnosticReport(reading.diagnostics(client));
            full.setResultId(reading.id());
            return new DocumentDiagnosticReport(full);
        });
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol's null for "nothing is said here"
    public CompletableFuture<Hover> hover(HoverParams params) {
        return answer(params.getTextDocument().getUri(), null, reading -> reading.hover(params.getPosition(), client));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        List<String> only =
                params.getContext() == null ? null : params.getContext().getOnly();
        return answer(
                params.getTextDocument().getUri(),
                List.of(),
                reading -> reading.actions(params.getRange(), only, client, workspace.keepsPhrases()));
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol's null for "done"
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
        List<String> named = params.getArguments() == null
                ? List.of()
                : params.getArguments().stream()
                        .map(one -> one instanceof JsonPrimitive text ? text.getAsString() : "")
                        .toList();
        if (!params.getCommand().equals(Reading.IGNORE) || named.size() != 3) {
            return CompletableFuture.failedFuture(new ResponseErrorException(
                    new ResponseError(ResponseErrorCode.InvalidParams, "there is no such command", null)));
        }
        String rule = named.get(1);
        String phrase = named.get(2);
        return answer(named.get(0), false, reading -> reading.holds(rule, phrase))
                .thenApplyAsync(
                        holds -> {
                            Open one = open.get(named.get(0));
                            if (!holds || one == null) {
                                throw failed("these words are not in the draft any more");
                            }
                            try {
                                workspace.ignore(workspace.folder(one.document()), new IgnoreList.Entry(rule, phrase));
                            } catch (IllegalArgumentException e) {
                                throw failed(String.valueOf(e.getMessage()));
                            }
                            workspace.changed();
                            lookAtSettings();
                            return null;
                        },
                        readers);
    }

    private static ResponseErrorException failed(String why) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, why, null));
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // settings stand in softspoken.yaml
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        workspace.changed();
        later(0, this::lookAtSettings);
    }
}
