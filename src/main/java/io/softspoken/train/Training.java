package io.softspoken.train;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.model.DeepOdds;
import io.softspoken.model.Folds;
import io.softspoken.model.Lesson;
import io.softspoken.model.Stacking;
import io.softspoken.model.ToneModel;
import io.softspoken.model.WordVectors;
import io.softspoken.proof.Measure;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.LabelledSentence;
import io.softspoken.report.Severity;
import io.softspoken.rules.Matcher;
import io.softspoken.text.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trains the tone model on labelled drafts and sentences, and measures rules and model together on writers that the
 * model has not read. Not thread-safe.
 */
public final class Training {
    private final Matcher matcher;
    private final ToneChecker rulesAlone;
    private final Lessons lessons;
    private final Map<String, List<LabelledDraft>> drafts = new LinkedHashMap<>();
    private final List<Folds.RuleFindings> rules = new ArrayList<>();
    private final Set<String> seen;
    private final Map<String, Integer> lessonOf = new HashMap<>();
    private final Map<Integer, Map<Integer, float[]>> deep = new TreeMap<>();
    /** What a deep model says of the sentences of mails, by folder and name. */
    private final Map<String, Map<Integer, float[]>> mails = new HashMap<>();

    /**
     * @param matcher the rules beside which the model is to stand
     * @param seen writers whom the authors of the rules had read: of how good the rules are they say nothing
     */
    public Training(Matcher matcher, Set<String> seen) {
        this.matcher = matcher;
        this.seen = Set.copyOf(seen);
        rulesAlone = ToneChecker.of(matcher, ToneModel.none());
        lessons = new Lessons(matcher);
    }

    /** Adds a labelled draft. */
    public void add(String writer, LabelledDraft labelled) {
        lessons.add(writer, labelled);
        lessonOf.put(writer + "\t" + labelled.id(), lessons.count() - 1);
        drafts.computeIfAbsent(writer, w -> new ArrayList<>()).add(labelled);
        if (seen.contains(writer)) {
            rules.add(Folds.RuleFindings.unknown());
            return;
        }
        rules.add(found(Draft.of(labelled.draft()).inReplyTo(labelled.incoming())));
    }

    /**
     * Adds a mail in which nothing is to be flagged; nothing is measured on it.
     *
     * @param name its name in its folder; what a deep model says of a mail of that name is learned from it
     */
    public void addClean(String writer, String name, Draft draft) {
        if (lessons.addClean(writer, draft, mails.getOrDefault(writer + "\t" + name, Map.of()))) {
            rules.add(found(draft));
        }
    }

    /**
     * Takes in what a deep model says of a mail that is yet to be added.
     *
     * @param sentence the number of a sentence, from 0; -1 for the mail as a whole, of which nothing is learned
     */
    public void addHeard(String writer, String name, int sentence, float[] odds) {
        if (sentence >= 0) {
            if (odds.length != DeepOdds.OF_SENTENCE) {
                throw new IllegalArgumentException("of mail " + name + " " + odds.length + " numbers are given; "
                        + DeepOdds.OF_SENTENCE + " are asked for");
            }
            mails.computeIfAbsent(writer + "\t" + name, mail -> new HashMap<>()).put(sentence, odds);
        }
    }

    /** What the rules alone find in the draft that was added last. */
    private Folds.RuleFindings found(Draft draft) {
        Text text = lessons.last().text();
        // In places of the visible words, as the text's are.
        List<Finding> findings = rulesAlone
                .check(Draft.of(draft.words()).inReplyTo(draft.incoming().orElse(null)))
                .findings();
        List<Map<Category, Severity>> of = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            Span sentence = text.sentence(s);
            Map<Category, Severity> found = new EnumMap<>(Category.class);
            for (Finding finding : findings) {
                if (finding.start() < sentence.end() && sentence.start() < finding.end()) {
                    found.merge(finding.category(), finding.severity(), (a, b) -> a.compareTo(b) > 0 ? a : b);
                }
            }
            of.add(found);
        }
        return new Folds.RuleFindings(true, of);
    }

    /** Adds a labelled sentence. */
    public void add(LabelledSentence labelled) {
        lessons.add(labelled);
        while (rules.size() < lessons.count()) {
            rules.add(Folds.RuleFindings.unknown());
        }
    }

    /**
     * Trains.
     *
     * @param vectors what is known of words beforehand; with none the model is linear
     */
    public Folds train(WordVectors vectors) {
        return new Folds(lessons.all(), Lessons.ALONE, rules, vectors);
    }

    /**
     * Adds what a deep model that has not read the writer says of a draft added before. Of a writer of whom no draft was
     * added nothing is taken in.
     *
     * @param sentence the number of a sentence, from 0; -1 for the draft as a whole
     * @param odds a number for each question, {@link DeepOdds#OF_SENTENCE} or {@link DeepOdds#OF_DRAFT}
     * @throws IllegalArgumentException if there is no such draft, or the numbers are not as many; it says so in one line
     */
    public void addDeep(String writer, String id, int sentence, float[] odds) {
        if (!drafts.containsKey(writer)) {
            return;
        }
        Integer lesson = lessonOf.get(writer + "\t" + id);
        if (lesson == null) {
            throw new IllegalArgumentException("there is no draft " + id + " by " + writer + " among the files");
        }
        int questions = sentence < 0 ? DeepOdds.OF_DRAFT : DeepOdds.OF_SENTENCE;
        int sentences = lessons.all().get(lesson).text().sentences();
        if (odds.length != questions || sentence >= sentences) {
            throw new IllegalArgumentException("of draft " + id + " there are " + sentences + " sentences, and "
                    + questions + " numbers are asked for; make the file anew from the same drafts");
        }
        deep.computeIfAbsent(lesson, l -> new HashMap<>()).put(Math.max(-1, sentence), odds);
    }

    private Map<Integer, DeepOdds> deepOdds() {
        List<Lesson> all = lessons.all();
        Map<Integer, DeepOdds> odds = new TreeMap<>();
        deep.forEach((lesson, of) -> {
            float[][] sentences = new float[all.get(lesson).text().sentences()][];
            for (int s = 0; s < sentences.length; s++) {
                sentences[s] = of.get(s);
            }
            float[] draft = of.get(-1);
            if (draft != null) {
                odds.put(lesson, new DeepOdds(sentences, new float[sentences.length][0][], draft));
            }
        });
        return odds;
    }

    /** The writers of whose drafts it is known what a deep model says, in order. */
    public Set<String> heardDeep() {
        Set<String> writers = new TreeSet<>();
        deep.keySet().forEach(lesson -> writers.add(lessons.all().get(lesson).writer()));
        return writers;
    }

    /** What the deep model counts beside the tone model, learned from all writers of whom it is known what it says. */
    public Stacking stacking(Folds folds) {
        return folds.stacking(deepOdds(), writer -> true);
    }

    /** Measures rules, tone model and deep model together, with what each counts learned from the other writers. */
    public Measure measureDeep(Folds folds, Set<String> writers) {
        Measure measure = new Measure();
        Map<Integer, DeepOdds> odds = deepOdds();
        Map<String, DeepOdds> byWords = new HashMap<>();
        odds.forEach((lesson, said) -> {
            Lesson of = lessons.all().get(lesson);
            byWords.put(RecordedModel.key(of.text(), of.around()), said);
        });
        drafts.forEach((writer, labelled) -> {
            if (writers.contains(writer)) {
                Stacking stacking = folds.stacking(odds, other -> !other.equals(writer));
                ToneChecker checker =
                        ToneChecker.of(matcher, folds.without(writer), new RecordedModel(byWords, stacking));
                labelled.forEach(draft -> measure.add(checker, draft));
            }
        });
        return measure;
    }

    /** Measures rules and model together on some writers, each with a model that has not read them. */
    public Measure measure(Folds folds, Set<String> writers) {
        Measure measure = new Measure();
        drafts.forEach((writer, labelled) -> {
            if (writers.contains(writer)) {
                ToneChecker checker = ToneChecker.of(matcher, folds.without(writer));
                labelled.forEach(draft -> measure.add(checker, draft));
            }
        });
        return measure;
    }

    /** Measures the rules alone. */
    public Measure measureRules(Set<String> writers) {
        Measure measure = new Measure();
        drafts.forEach((writer, labelled) -> {
            if (writers.contains(writer)) {
                labelled.forEach(draft -> measure.add(rulesAlone, draft));
            }
        });
        return measure;
    }

    /** The writers of drafts, in the order in which they were added. */
    public List<String> writers() {
        return List.copyOf(drafts.keySet());
    }
}
