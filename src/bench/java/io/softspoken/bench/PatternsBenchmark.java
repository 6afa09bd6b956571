package io.softspoken.bench;

import io.softspoken.model.ToneModel;
import io.softspoken.rules.Match;
import io.softspoken.rules.Packs;
import io.softspoken.text.Text;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** What the number of patterns costs: a draft of 120 words against generated packs, beside an alternation of the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class PatternsBenchmark {
    @Param({"30", "300", "3000", "30000"})
    int patterns;

    @Param({"PHRASES", "PATTERNS"})
    GeneratedPacks.Shape shape;

    private Engine engine;
    private String draft;
    private Text text;
    private Pattern alternation;

    @Setup
    public void prepare() {
        Engine shipped = new Engine(Packs.shipped(), ToneModel.none());
        draft = Drafts.of(Drafts.Mix.CLEAN, 120, shipped);
        GeneratedPacks packs = new GeneratedPacks(shape, patterns, shipped.matcher.vocabulary(), draft);
        engine = new Engine(packs.matcher(), ToneModel.none());
        text = engine.read(draft);
        alternation = packs.alternation();
    }

    @Benchmark
    public List<Match> matching() {
        return engine.match(text);
    }

    @Benchmark
    public List<Match> readingAndMatching() {
        return engine.match(engine.read(draft));
    }

    @Benchmark
    public int regexAlternation() {
        int found = 0;
        Matcher matcher = alternation.matcher(draft);
        while (matcher.find()) {
            found++;
        }
        return found;
    }
}
