package io.softspoken.train;

import io.softspoken.draft.Draft;
import io.softspoken.model.Lesson;
import io.softspoken.model.Surroundings;
import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.LabelledSentence;
import io.softspoken.report.Severity;
import io.softspoken.rules.Matcher;
import io.softspoken.text.Text;
import io.softspoken.text.TextReader;
import io.softspoken.text.Zones;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labelled drafts and sentences become lessons. Not thread-safe. */
public final class Lessons {
    /** The writer of sentences that stand alone; they are learned from, never measured on. */
    public static final String ALONE = "sentences that stand alone";

    /** A sentence alone teaches less than one in its draft. */
    private static final float ALONE_WEIGHT = 0.5f;

    private static final float GENTLER_WEIGHT = 0.25f;

    /** Nobody has looked at each clean mail. */
    private static final float CLEAN_WEIGHT = 0.5f;
    /** Longer ones are digests and newsletters. */
    private static final int MOST_CLEAN_SENTENCES = 60;

    /** A deep model whose odds are higher hears something. */
    private static final float LOUD = -1;
    /** What peers give each other that other readers would stumble at: in their mail a deep model hears too much of it. */
    private static final Set<Integer> PEERS = Set.of(Category.JARGON.ordinal(), Category.LONG_WINDED.ordinal());

    private static final Set<Category> ALL = EnumSet.allOf(Category.class);

    private final Matcher matcher;
    private final TextReader reader;
    private final List<Lesson> lessons = new ArrayList<>();

    /** @param matcher the rules that tell what an incoming message does */
    public Lessons(Matcher matcher) {
        this.matcher = matcher;
        reader = new TextReader(matcher.vocabulary());
    }

    /** What has been added so far. */
    public List<Lesson> all() {
        return List.copyOf(lessons);
    }

    /** How many have been added. */
    int count() {
        return lessons.size();
    }

    /** The one added last. */
    Lesson last() {
        return lessons.get(lessons.size() - 1);
    }

    /** Adds a labelled draft. */
    public void add(String writer, LabelledDraft labelled) {
        Draft draft = Draft.of(labelled.draft()).inReplyTo(labelled.incoming());
        Text text = reader.read(draft.words(), Zones.of(draft.words()));
        List<Lesson.Labels> sentences = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            int from = text.sentence(s).start();
            int to = text.sentence(s).end();
            Set<Category> flagged = EnumSet.noneOf(Category.class);
            boolean grave = false;
            for (LabelledDraft.Label label : labelled.labels()) {
                if (label.start() < to && from < label.end()) {
                    flagged.add(label.category());
                    grave |= label.severity() == Severity.HIGH;
                }
            }
            sentences.add(new Lesson.Labels(flagged, ALL, grave, true, Set.of(), false));
        }
        String incoming = labelled.incoming();
        lessons.add(
                new Lesson(writer, text, around(incoming == null ? "" : incoming), sentences, labelled.missing(), 1));
    }

    /**
     * Adds a mail in which nothing is to be flagged.
     *
     * @param heard what a deep model says of its sentences, by their numbers: one that it hears something in is no lesson in
     *     keeping quiet of that
     * @return whether there was anything to learn from
     */
    boolean addClean(String writer, Draft draft, Map<Integer, float[]> heard) {
        Zones zones = Zones.of(draft.words());
        Text text = reader.read(draft.words(), zones);
        if (text.sentences() == 0 || text.sentences() > MOST_CLEAN_SENTENCES) {
            return false;
        }
        Lesson.Labels nothing = new Lesson.Labels(Set.of(), ALL, false, true, Set.of(), false);
        List<Lesson.Labels> sentences = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            float[] odds = heard.get(s);
            sentences.add(odds == null ? nothing : nothing.taughtBy(quiet(odds)));
        }
        String incoming = draft.incoming().or(zones::quotedMessage).orElse("");
        lessons.add(new Lesson(writer, text, around(incoming), sentences, Set.of(), CLEAN_WEIGHT));
        return true;
    }

    /** Of which questions a sentence of real mail teaches to keep quiet. */
    private static float[] quiet(float[] odds) {
        float[] chances = new float[odds.length];
        for (int question = 0; question < odds.length; question++) {
            boolean asked = question < ALL.size() && (odds[question] < LOUD || PEERS.contains(question));
            chances[question] = asked ? 0 : -1;
        }
        return chances;
    }

    /** Adds a labelled sentence, and its gentler twin as one that is not flagged. */
    public void add(LabelledSentence labelled) {
        Category category = labelled.category();
        Acknowledgement acknowledgement = labelled.acknowledgement();
        Set<Category> flagged = category == null ? Set.of() : Set.of(category);
        // One label a sentence: of the neighbouring categories nothing is known.
        Set<Category> judged = category == null ? ALL : flagged;
        Set<Acknowledgement> acknowledges = acknowledgement == null ? Set.of() : Set.of(acknowledgement);
        alone(
                labelled.text(),
                new Lesson.Labels(flagged, judged, false, category == null, acknowledges, true),
                ALONE_WEIGHT);
        if (category != null && !labelled.gentler().isBlank()) {
            alone(labelled.gentler(), new Lesson.Labels(Set.of(), ALL, false, true, Set.of(), false), GENTLER_WEIGHT);
            alone(
                    labelled.gentler(),
                    new Lesson.Labels(Set.of(), flagged, false, false, Set.of(), false),
                    ALONE_WEIGHT - GENTLER_WEIGHT);
        }
    }

    private void alone(String words, Lesson.Labels labels, float weight) {
        Text text = reader.readOwn(words);
        if (text.sentences() == 0) {
            return;
        }
        List<Lesson.Labels> sentences = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            sentences.add(labels);
        }
        Surroundings nothing = new Surroundings(false, 0, Set.of(), reader.readOwn(""));
        lessons.add(new Lesson(ALONE, text, nothing, sentences, null, weight));
    }

    private Surroundings around(String incoming) {
        Text message = reader.read(incoming);
        return incoming.isBlank()
                ? new Surroundings(false, 0, Set.of(), message)
                : new Surroundings(true, message.wordCount(), matcher.acts(message), message);
    }
}
