package io.softspoken.bench;

import io.softspoken.report.ToneReport;
import io.softspoken.rules.Match;
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
import org.openjdk.jmh.annotations.Warmup;

/** A text built to stall beside an ordinary one of the same length, {@value #CHARACTERS} characters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HostileTextBenchmark {
    private static final int CHARACTERS = 12_000;

    @Param({
        "ORDINARY", "PREFIX", "ONE_OPENER", "OPENERS", "FINDINGS", "FINDINGS_IN_ONE_SENTENCE", "SILENCED", "NESTED_QUOTES"
    })
    String kind;

    private Engine engine;
    private String draft;

    @Setup
    public void prepare() {
        engine = Engine.shipped();
        draft = kind.equals("ORDINARY")
                ? Drafts.of(Drafts.Mix.MIXED, CHARACTERS / 5, engine).substring(0, CHARACTERS)
                : HostileText.valueOf(kind).of(CHARACTERS);
    }

    @Benchmark
    public ToneReport check() {
        return engine.checker.check(draft);
    }

    @Benchmark
    public List<Match> readingAndMatching() {
        return engine.match(engine.read(draft));
    }
}
