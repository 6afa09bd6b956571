package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.config.Config;
import io.softspoken.draft.Audience;
import io.softspoken.report.Depth;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that make a checker, shared by the verbs that check. */
final class Engine {
    @Option(
            names = "--audience",
            paramLabel = "WHO",
            description = "customer (default) or technical: technical readers may be given jargon")
    private @Nullable Audience audience;

    @Option(
            names = "--deep",
            description =
                    "hear each draft with the deep model too: more is found, in tens of milliseconds a draft; it comes"
                            + " apart from this program (doc/deep.md)")
    private boolean deep;

    @Option(names = "--rules-alone", description = "hear no model; what the rules find by themselves")
    private boolean rulesAlone;

    @Mixin
    private Rulebook rulebook = new Rulebook();

    Engine() {
        this(null);
    }

    /** With one option alone; null if not given. */
    Engine(@Nullable Audience audience) {
        this.audience = audience;
    }

    /** The checker for all that is done in a folder. */
    ToneChecker checker(Path folder) throws Unusable {
        return checker(rulebook.config(folder));
    }

    /** The checker for a configuration. */
    ToneChecker checker(Config config) throws Unusable {
        return checker(config, more -> {});
    }

    /** The checker for a configuration, with what is set besides. */
    ToneChecker checker(Config config, Consumer<ToneChecker.Builder> more) throws Unusable {
        ToneChecker.Builder builder = rulebook.builder(config);
        more.accept(builder);
        if (audience != null) {
            builder.audience(audience);
        }
        if (deep && rulesAlone) {
            throw Unusable.call("--deep hears two models, and --rules-alone hears none; give one of them");
        }
        if (deep || rulesAlone) {
            builder.depth(deep ? Depth.DEEP : Depth.NONE);
        }
        return rulebook.build(builder);
    }

    /** Where the settings for a folder stand; null if nowhere. */
    @Nullable
    Path configFile(Path folder) throws Unusable {
        return rulebook.configFile(folder);
    }

    /** What the checker for a folder depends on besides the packs: the reader, the settings, what is switched off. */
    String fingerprint(Path folder) throws Unusable {
        return audience + "\n" + deep + rulesAlone + "\n" + rulebook.fingerprint(folder);
    }

    /** Whether settings are not to count, wherever they stand. */
    boolean wantsNoConfig() {
        return rulebook.wantsNoConfig();
    }
}
