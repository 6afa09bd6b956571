package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.format.LabelledDrafts;
import io.softspoken.model.ToneModel;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.LabelledDraft;
import io.softspoken.rules.Packs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of the labelled drafts when suggestions are put in place: it comes to rest, and no fact is lost on the way.
 * Of drafts that may not be read a failure names no words.
 */
class SofteningTest {
    private static final Path CORPUS = Path.of("src/test/corpus");
    private static final Path DENIALS = CORPUS.resolve("denials.txt");
    private static final List<String> READ = List.of("a", "c", "d", "f");
    private static final List<String> UNREAD = List.of("b", "e", "g");

    /** Where facts go by design, and why. */
    private static final Map<Category, String> LEFT_OUT = Map.of(
            Category.EXCUSE, "what the writer's troubles were is what is left out; only a promise behind them is kept",
            Category.JARGON, "a number or a name in a term is part of the term (3DS2, FSLogix)");

    private static final Pattern NUMBER = Pattern.compile("(?<!\\p{L}|\\p{L}-|\\d)\\d+(?:[.,:]\\d+)*");
    private static final Pattern BOAST = Pattern.compile(" ?(?:%|percent|per cent).*", Pattern.DOTALL);
    private static final Set<String> BOASTED = Set.of("100", "110", "200", "1000", "1,000");
    private static final Pattern CAPITALISED = Pattern.compile("(?<!\\p{L})\\p{Lu}[\\p{L}-]*\\p{Ll}[\\p{L}-]*");
    private static final Set<String> NO_NAMES = Set.of("God", "Christ", "Jesus", "Lord", "Heaven");
    private static final Pattern DENIAL = Pattern.compile("(?i)\\b(?:not|never|no|cannot)\\b|n['’]t\\b");
    private static final Pattern PROMISE = Pattern.compile("(?i)\\bwill\\b|['’]ll\\b");

    private final ToneChecker checker = ToneChecker.create();
    /** For what is kept in a list: a model trained anew changes nothing in it. */
    private final ToneChecker rules = ToneChecker.of(Packs.shipped(), ToneModel.none());

    private record Suggestion(LabelledDraft draft, Finding finding, String wording) {}

    @TestFactory
    Stream<DynamicTest> softeningTwiceIsSofteningOnce() {
        return files().map(file -> DynamicTest.dynamicTest(file, () -> {
            List<String> restless = new ArrayList<>();
            int changed = 0;
            for (LabelledDraft draft : drafts(file)) {
                String once = softened(draft, draft.draft());
                changed += once.equals(draft.draft()) ? 0 : 1;
                if (!softened(draft, once).equals(once)) {
                    restless.add(draft.id());
                }
            }
            assertThat(restless).isEmpty();
            assertThat(changed).as("drafts that softening changes").isGreaterThan(10);
        }));
    }

    @TestFactory
    Stream<DynamicTest> suggestionsKeepNumbersAndNames() {
        return files().map(file -> DynamicTest.dynamicTest(file, () -> {
            List<String> lost = new ArrayList<>();
            int kept = 0;
            for (Suggestion one : suggestions(checker, file)) {
                for (String fact : facts(one)) {
                    if (stands(fact, one.wording())) {
                        kept++;
                    } else if (!leftOut(one)) {
                        String words = fact + ": \"" + one.finding().quote() + "\" becomes \"" + one.wording() + "\"";
                        lost.add(one.draft().id() + " " + one.finding().rule()
                                + (READ.contains(file) ? " loses " + words : ""));
                    }
                }
            }
            assertThat(lost).isEmpty();
            assertThat(kept).as("facts that suggestions repeat").isPositive();
        }));
    }

    /**
     * Suggestions in which a denial goes. Most are meant: "no problem" denies nothing, and where a whole sentence of
     * blame or alarm gives way to another, its "not" goes with it. The list shows when more come.
     */
    @Test
    void theDenialsThatGoAreThoseOnTheList() throws IOException {
        Map<String, Integer> going = new TreeMap<>();
        for (String file : files().toList()) {
            for (Suggestion one : suggestions(rules, file)) {
                String wording = one.wording();
                if (DENIAL.matcher(one.finding().quote()).find()
                        && !DENIAL.matcher(wording).find()
                        && wording.indexOf('[') < 0) {
                    going.merge(one.finding().rule(), 1, Integer::sum);
                }
            }
        }
        StringBuilder out =
                new StringBuilder("# Suggestions on the labelled drafts in which a denial goes, by rule\n\n");
        going.forEach((rule, count) -> out.append(String.format(Locale.ROOT, "%-36s%4d\n", rule, count)));
        if (Boolean.getBoolean("measure.write")) {
            Files.writeString(DENIALS, out);
        }
        assertThat(out.toString())
                .as("run mvn test -Dtest=SofteningTest -Dmeasure.write=true and look at the diff")
                .isEqualTo(Files.readString(DENIALS));
    }

    /** The numbers of the replaced words, and their capitalised words that neither begin a sentence nor address somebody. */
    private static List<String> facts(Suggestion one) {
        List<String> facts = new ArrayList<>();
        String draft = one.draft().draft();
        String quote = one.finding().quote();
        Matcher number = NUMBER.matcher(quote);
        while (number.find()) {
            boolean boast = BOASTED.contains(number.group())
                    && BOAST.matcher(quote.substring(number.end())).matches();
            if (!boast) {
                facts.add(number.group());
            }
        }
        Matcher word = CAPITALISED.matcher(quote);
        while (word.find()) {
            String before = draft.substring(0, one.finding().start() + word.start());
            String after = draft.substring(one.finding().start() + word.end());
            boolean begins =
                    before.replaceFirst("[ \t\"“‘'*(]+$", "").matches("(?s)|.*[.!?…:\\n\\r–—•\\p{So}\\p{Sk}-]");
            boolean addressed = before.endsWith(", ") && after.matches("(?s)|[.,!?…\\n].*");
            boolean initials = word.group().matches("\\p{Lu}+s");
            if (!begins && !addressed && !initials && !NO_NAMES.contains(word.group())) {
                facts.add(word.group());
            }
        }
        return facts;
    }

    /** Whether a fact stands in a wording by itself: neither "Ed" in "needed" nor 1 in 104, but 14 in "14th". */
    private static boolean stands(String fact, String wording) {
        String more = Character.isDigit(fact.charAt(0)) ? "\\d" : "\\p{L}";
        return Pattern.compile("(?<!" + more + ")" + Pattern.quote(fact) + "(?!" + more + ")")
                .matcher(wording)
                .find();
    }

    private static boolean leftOut(Suggestion one) {
        Category category = one.finding().category();
        boolean promise = PROMISE.matcher(one.finding().quote()).find();
        // When something was said before goes with the saying of it: "as I wrote on Monday".
        boolean reminder =
                one.finding().rule().equals("blame/as-i-said") && one.wording().isEmpty();
        return reminder || LEFT_OUT.containsKey(category) && !(category == Category.EXCUSE && promise);
    }

    private static List<Suggestion> suggestions(ToneChecker checker, String file) {
        List<Suggestion> all = new ArrayList<>();
        for (LabelledDraft draft : drafts(file)) {
            for (Finding finding : checker.check(Draft.of(draft.draft()).inReplyTo(draft.incoming()))
                    .findings()) {
                finding.suggestions().forEach(wording -> all.add(new Suggestion(draft, finding, wording)));
            }
        }
        return all;
    }

    private String softened(LabelledDraft draft, String text) {
        return checker.check(Draft.of(text).inReplyTo(draft.incoming())).softened();
    }

    private static Stream<String> files() {
        return Stream.concat(READ.stream(), UNREAD.stream());
    }

    private static List<LabelledDraft> drafts(String file) {
        try (Stream<String> lines = Files.lines(CORPUS.resolve("drafts-" + file + ".jsonl"))) {
            return lines.map(LabelledDrafts::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
