package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.format.BatchLine;
import io.softspoken.format.JsonReports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code batch}: JSON lines in, JSON lines out, in the order read, on all cores, with a bounded number under way. */
@Command(
        name = "batch",
        description =
                "Check many drafts: reads lines of {\"id\": …, \"draft\": \"…\", \"incoming\": \"…\" or null}, writes a report a"
                        + " line. A \"date\" beside them, such as 2026-11-24T09:00:00+01:00, is when the draft is written.",
        mixinStandardHelpOptions = true)
final class Batch implements Callable<Integer> {
    private static final int UNDER_WAY_PER_CORE = 16;

    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "JSON lines; - or nothing for standard input")
    private String file = "-";

    @Mixin
    private Engine engine = new Engine();

    Batch(Console console) {
        this.console = console;
    }

    /** What is printed for a line, and whether the line could be read. */
    record Result(String json, boolean read) {}

    @Override
    public Integer call() throws Unusable, InterruptedException {
        ToneChecker checker = engine.checker(console.folder());
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(cores);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            return run(checker, lines, workers, cores * UNDER_WAY_PER_CORE);
        } catch (IOException e) {
            throw new Unusable(Console.shown(file) + ": cannot be read; check the disk and its permissions");
        } finally {
            workers.shutdownNow();
        }
    }

    private InputStream open() throws Unusable, IOException {
        if (file.equals("-")) {
            return console.in();
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new Unusable(Console.shown(file) + ": is a folder; give a file of JSON lines");
            }
            return Files.newInputStream(path);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new Unusable(Console.shown(file) + ": there is no such file; check the name");
        }
    }

    private int run(ToneChecker checker, BufferedReader lines, ExecutorService workers, int most)
            throws IOException, InterruptedException {
        Deque<Future<Result>> underWay = new ArrayDeque<>();
        boolean allRead = true;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int at = ++number;
            String content = line;
            if (content.isBlank()) {
                continue;
            }
            underWay.add(workers.submit(() -> check(checker, content, at)));
            if (underWay.size() >= most) {
                allRead &= print(underWay.remove());
            }
            if (console.out().checkError()) {
                return Softspoken.UNUSABLE; // nobody reads on
            }
        }
        while (!underWay.isEmpty()) {
            allRead &= print(underWay.remove());
        }
        return allRead ? Softspoken.CLEAN : Softspoken.UNUSABLE;
    }

    private boolean print(Future<Result> future) throws InterruptedException {
        try {
            Result result = future.get();
            console.out().println(result.json());
            return result.read();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Never throws for what stands in a line: the run goes on. */
    static Result check(ToneChecker checker, String line, int number) {
        String id = "null";
        try {
            BatchLine read = BatchLine.read(line);
            id = read.id();
            return read.error().isEmpty() ? checked(checker, read) : failed(id, number, read.error());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return failed(id, number, "internal error (" + e.getClass().getSimpleName() + "); please report it");
        }
    }

    private static Result failed(String id, int number, String why) {
        return new Result("{\"id\":" + id + ",\"line\":" + number + ",\"error\":" + JsonReports.text(why) + "}", false);
    }

    private static Result checked(ToneChecker checker, BatchLine read) {
        Map<String, String> first = new LinkedHashMap<>();
        first.put("id", read.id());
        Draft draft = Draft.of(read.draft())
                .inReplyTo(read.incoming())
                .writtenAt(read.date().orElse(null));
        return new Result(JsonReports.write(checker.check(draft), first), true);
    }
}
