package io.softspoken.bench;

import io.softspoken.draft.Draft;
import io.softspoken.nlp.Sentences;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.Match;
import io.softspoken.text.Text;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One check, whole and by stage: sentences (of reading), reading, matching, hearing. {@code latency} takes one of many
 * drafts of that length at each call, so that its percentiles tell of drafts, not of the machine alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CheckBenchmark {
    @Param({"50", "120", "400", "2000", "20000"})
    int words;

    @Param({"CLEAN", "FLAGGED"})
    Drafts.Mix mix;

    /** More than one, as many as make about so many words together. */
    private static final int WORDS_IN_ALL = 20_000;

    private Engine engine;
    private List<String> drafts;
    private String draft;
    private Text text;
    private int next;

    @Setup
    public void prepare() {
        engine = Engine.shipped();
        drafts = Drafts.several(mix, words, Math.max(1, WORDS_IN_ALL / words), engine);
        draft = drafts.get(0);
        text = engine.read(draft);
    }

    @Benchmark
    public ToneReport check() {
        return engine.checker.check(draft);
    }

    @Benchmark
    public ToneReport weigh() {
        return engine.checker.weigh(Draft.of(draft));
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public ToneReport latency() {
        next = next + 1 < drafts.size() ? next + 1 : 0;
        return engine.checker.check(drafts.get(next));
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    public ToneReport throughputOfOneThread() {
        return engine.checker.check(draft);
    }

    @Benchmark
    @BenchmarkMode(Mode.Throughput)
    @Threads(Threads.MAX)
    public ToneReport throughputOfAllCores() {
        return engine.checker.check(draft);
    }

    @Benchmark
    public int[] sentences() {
        return Sentences.ends(draft);
    }

    @Benchmark
    public Text reading() {
        return engine.read(draft);
    }

    @Benchmark
    public List<Match> matching() {
        return engine.match(text);
    }

    @Benchmark
    public float hearing() {
        return engine.hear(text);
    }
}
