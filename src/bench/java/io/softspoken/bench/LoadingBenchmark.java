package io.softspoken.bench;

import io.softspoken.ToneChecker;
import io.softspoken.model.ToneModel;
import io.softspoken.report.ToneReport;
import io.softspoken.rules.Matcher;
import io.softspoken.rules.Packs;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What is loaded before the first check. Once in a process that has just begun, which is what a command pays: no warming
 * up, a process each time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(15)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LoadingBenchmark {
    @Benchmark
    public Matcher packs() {
        return Packs.shipped();
    }

    @Benchmark
    public ToneModel toneModel() {
        return ToneModel.shipped();
    }

    @Benchmark
    public ToneChecker engine() {
        return ToneChecker.create();
    }

    /** With what is loaded when it is first needed. */
    @Benchmark
    public ToneReport engineAndFirstCheck() {
        return ToneChecker.create().check("No problem! Hopefully you haven't lost all your data.");
    }
}
