package io.softspoken.rules;

import io.softspoken.report.Acknowledgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what may be missing in a draft: why a reader would miss it, and the sentences that could be added. */
final class OfferReader {
    private static final List<String> OFFER_KEYS = List.of("pattern", "answers", "suggest");

    private final PatternReader patterns;
    private final PatternCompiler compiler;
    private final List<PackReader.OwedSource> sources;

    /**
     * @param patterns knows all lists
     * @param compiler takes the patterns
     * @param sources takes what the files say besides them
     */
    OfferReader(PatternReader patterns, PatternCompiler compiler, List<PackReader.OwedSource> sources) {
        this.patterns = patterns;
        this.compiler = compiler;
        this.sources = sources;
    }

    /** What a file says of one thing that may be missing. */
    record Written(Yaml yaml, String file, Acknowledgement item, Map<String, Yaml.Value> entries) {}

    /** What is owed, with its offers. */
    Program.Owed read(Written one) {
        Yaml yaml = one.yaml();
        List<Program.Offer> offers = new ArrayList<>();
        for (Yaml.Value item : yaml.list(one.entries().get("offers"))) {
            Map<String, Yaml.Value> entries = item.isText() ? Map.of("suggest", item) : yaml.mapping(item, OFFER_KEYS);
            Yaml.Value pattern = entries.get("pattern");
            Node node = pattern == null ? null : patterns.parse(yaml, pattern);
            List<String> answers = new ArrayList<>();
            for (Yaml.Value act : yaml.list(entries.get("answers"))) {
                String name = yaml.text(act);
                if (!PackReader.ACTS.contains(name)) {
                    yaml.problem(act, "there is no act \"" + name + "\"" + Yaml.nearest(name, PackReader.ACTS));
                }
                answers.add(name);
            }
            Yaml.Value suggest = entries.get("suggest");
            if (suggest == null) {
                yaml.problem(item, "an offer needs \"suggest\", the sentence that could be added");
                continue;
            }
            Wording wording = patterns.wording(yaml, suggest, node == null ? List.of() : PatternReader.names(node));
            if (wording != null && (pattern == null || node != null)) {
                offers.add(new Program.Offer(node == null ? -1 : compiler.add(node), List.copyOf(answers), wording));
            }
        }
        Yaml.Value why = one.entries().get("why");
        sources.add(new PackReader.OwedSource(
                one.item(),
                one.file(),
                why == null ? "" : yaml.text(why).strip(),
                RuleReader.examples(yaml, one.entries().get("examples"))));
        return new Program.Owed(one.item(), why == null ? "" : yaml.text(why).strip(), List.copyOf(offers));
    }
}
