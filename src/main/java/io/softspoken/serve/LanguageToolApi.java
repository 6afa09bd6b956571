package io.softspoken.serve;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.format.AnnotatedText;
import io.softspoken.format.CheckRequest.BadRequest;
import io.softspoken.format.LanguageToolJson;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** {@code /v2/check} as LanguageTool's clients ask it. */
final class LanguageToolApi {
    private final ToneChecker checker;
    private final Limits limits;

    LanguageToolApi(ToneChecker checker, Limits limits) {
        this.checker = checker;
        this.limits = limits;
    }

    /** Which rules and categories a client wants to hear of. */
    private record Filter(
            Set<String> rules, Set<String> categories, Set<String> offRules, Set<String> offCategories, boolean only) {
        boolean wants(Finding finding) {
            String rule = LanguageToolJson.id(finding.rule());
            String category = LanguageToolJson.id(finding.category().id());
            boolean asked = rules.contains(rule) || categories.contains(category);
            return only ? asked : asked || !offRules.contains(rule) && !offCategories.contains(category);
        }
    }

    Reply check(Map<String, String> parameters) throws Refusal {
        String asked = parameters.get("language");
        if (asked == null || asked.isBlank()) {
            throw new Refusal(400, "Missing 'language' parameter, e.g. 'language=en-US' or 'language=auto'");
        }
        String language = LanguageToolJson.language(asked.strip());
        if (language.isEmpty()) {
            throw new Refusal(
                    400, "'language' is not one known to Softspoken, which reads English: 'en', 'en-US', 'en-GB' …");
        }
        Draft draft = draft(parameters);
        // Markup may be taken for more than it takes up.
        Bodies.checkLength(Math.max(draft.text().length(), draft.words().length()));
        boolean picky = "picky".equalsIgnoreCase(parameters.get("level"));
        Filter filter = filter(parameters);
        Predicate<Finding> wanted = finding -> filter.wants(finding) && (picky || !judgesTheWhole(finding, draft));
        return Reply.json(200, limits.inTurn(() -> {
            ToneReport report = checker.check(draft);
            return LanguageToolJson.matches(draft, report, wanted, language, picky, ToneChecker.version());
        }));
    }

    private static Draft draft(Map<String, String> parameters) throws Refusal {
        String text = parameters.get("text");
        String data = parameters.get("data");
        if (text != null && data != null) {
            throw new Refusal(400, "Set only 'text' or 'data' parameter, not both");
        }
        if (text != null) {
            return Draft.of(text);
        }
        if (data == null) {
            throw new Refusal(400, "Missing 'text' or 'data' parameter");
        }
        try {
            return AnnotatedText.read(data);
        } catch (BadRequest e) {
            throw new Refusal(400, "'data' cannot be read: " + e.getMessage());
        }
    }

    /**
     * Whether a finding says that all there is was too short. Most clients ask paragraph by paragraph, and a paragraph may be
     * as short as it likes; who sends whole messages says so with {@code level=picky}.
     */
    private static boolean judgesTheWhole(Finding finding, Draft draft) {
        return finding.category() == Category.CURT
                && finding.quote().strip().equals(draft.text().strip());
    }

    private static Filter filter(Map<String, String> parameters) throws Refusal {
        Filter filter = new Filter(
                ids(parameters, "enabledRules"),
                ids(parameters, "enabledCategories"),
                ids(parameters, "disabledRules"),
                ids(parameters, "disabledCategories"),
                "true".equalsIgnoreCase(parameters.get("enabledOnly"))
                        || "yes".equalsIgnoreCase(parameters.get("enabledOnly")));
        if (filter.only() && filter.rules().isEmpty() && filter.categories().isEmpty()) {
            throw new Refusal(400, "You must specify enabled rules or categories when using enabledOnly=true");
        }
        return filter;
    }

    private static Set<String> ids(Map<String, String> parameters, String name) {
        Set<String> ids = new HashSet<>();
        for (String one : parameters.getOrDefault(name, "").split(",")) {
            if (!one.isBlank()) {
                ids.add(LanguageToolJson.id(one.strip()));
            }
        }
        return ids;
    }
}
