package io.softspoken.model;

import io.softspoken.report.Acknowledgement;
import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the model hears one draft. Each sentence is heard once, when it is first asked about. Belongs to one check and so
 * to one thread.
 */
public final class Hearing {
    // Chosen on writers that the model had not read, for a precision near 0.8 over all categories.
    private static final float FIRM = 0.48f;
    private static final float LIKELY = 0.25f;
    private static final float UNLIKELY = 0.4f;
    /** What a word list calls a term is one; whether the reader knows it the model hears less well than the rest. */
    private static final float UNLIKELY_JARGON = 0.3f;
    /** An insult is too dear to be dropped for being a little unlikely: plain ones are rare in labelled drafts. */
    private static final float UNLIKELY_GRAVE = 0.2f;

    // One sentence that answers nothing is seldom among the drafts that the chances were measured on: what a rule says
    // of
    // it counts, and what the model alone says must be surer.
    private static final float FIRM_BARE = 0.62f;
    private static final float UNLIKELY_BARE = 0.08f;

    private static final float DOUBTFUL = 0.7f;
    private static final float GRAVE = 0.45f;
    private static final float MISSING_BESIDE = 0.36f;
    private static final float MISSING_ALONE = 0.56f;
    private static final float MISSING_THOUGH_SAID = 0.99f;
    /** Words whose odds are less than this below the highest carry something too. */
    private static final float WITHIN = 2.5f;
    /** What is taken for the odds of the rest where there is none. */
    private static final float ALONE = -1.5f;

    private static final float ALONE_BESIDE = -4;
    /** The odds that something is owed to somebody who wrote nothing. */
    private static final float UNANSWERED = -3;

    private static final float FIRM_ODDS = Calibration.odds(FIRM);
    private static final float FIRM_BARE_ODDS = Calibration.odds(FIRM_BARE);
    private static final float LIKELY_ODDS = Calibration.odds(LIKELY);
    /** No odds are taken for more, as in {@link Calibration#odds}. */
    private static final float MOST_ODDS = Calibration.odds(1);
    /** A chance near 1 is rounded so that its odds are off by up to six thousandths. */
    private static final float ROUGH = 0.02f;

    private final ToneModel model;
    private final Calibration calibration;
    private final @Nullable Stacking stacking;
    private final @Nullable DeepOdds deep;
    private final Text text;
    private final Surroundings around;
    private final @Nullable Hearing before;
    private final float[] @Nullable [] odds;
    /** Each may be asked for again and again, and an exponential is dear; not a number until it is asked for. */
    private final float[] @Nullable [] chances;

    /** For each sentence what all models together say, where there is a deep one. */
    private final float[] @Nullable [] together;
    /** For each sentence the odds of its chances, then those of the rest of the draft: a logarithm is dear too. */
    private final float[] @Nullable [] logits;
    /** For each sentence how the rest of the draft sounds; not a number until it is asked for. */
    private final float[] rests;

    /** What is added up of the features that all sentences have; there once {@link #features} is. */
    private int[] everySentence = {};

    private Net.@Nullable Ear ear;
    private double sumOfHighest = -1;
    private @Nullable Features features;
    private float @Nullable [] ofDraft;

    /**
     * @param deep what a deep model says of it, and what that counts; both null if none is heard
     * @param before how the model heard the same draft in other words; null if it did not
     */
    Hearing(
            ToneModel model,
            Text text,
            Surroundings around,
            @Nullable Stacking stacking,
            @Nullable DeepOdds deep,
            @Nullable Hearing before) {
        this.model = model;
        this.before = before;
        this.stacking = stacking;
        this.deep = deep;
        calibration = stacking == null ? model.calibration() : stacking.calibration();
        this.text = text;
        this.around = around;
        odds = new float[text.sentences()][];
        chances = new float[text.sentences()][];
        together = new float[text.sentences()][];
        logits = new float[text.sentences()][];
        rests = new float[text.sentences()];
        Arrays.fill(rests, Float.NaN);
    }

    /** The chance, 0 to 1, that a careful reader would flag sentence {@code s} for that category, by its words alone. */
    public float chance(int s, Category category) {
        return chance(s, category.ordinal());
    }

    /**
     * The chance, 0 to 1, that a careful reader would flag sentence {@code s} for that category, all told: its words,
     * what a rule says, and how the rest of the draft sounds.
     *
     * @param ruled whether a rule has found something of the category in the sentence
     */
    public float confidence(int s, Category category, boolean ruled) {
        return Calibration.chance(calibration.confidence()[category.ordinal()], evidence(s, category, ruled));
    }

    /** The numbers that {@link #confidence} goes by. */
    float[] evidence(int s, Category category, boolean ruled) {
        float odds = logits(s)[category.ordinal()];
        float rule = ruled ? 1 : 0;
        return new float[] {odds, rule, odds * rule, elsewhere(s), rival(s, category.ordinal()), beside(s, category)};
    }

    /** The odds of the likeliest other category: what readers hear as one thing they seldom flag as another. */
    private float rival(int s, int category) {
        float[] odds = logits(s);
        float highest = Float.NEGATIVE_INFINITY;
        for (int other = 0; other < Head.GRAVE; other++) {
            highest = other == category ? highest : Math.max(highest, odds[other]);
        }
        return highest;
    }

    /** The odds of each category in sentence {@code s}, by its words alone; behind them how the rest of the draft sounds. */
    private float[] logits(int s) {
        float[] known = logits[s];
        if (known == null) {
            known = new float[Head.GRAVE + 1];
            for (int head = 0; head < Head.GRAVE; head++) {
                known[head] = Calibration.odds(chance(s, head));
            }
            known[Head.GRAVE] = restOf(s);
            logits[s] = known;
        }
        return known;
    }

    /** The odds of the same category in the sentences before and after, whichever is higher. */
    private float beside(int s, Category category) {
        float before = s > 0 ? logits(s - 1)[category.ordinal()] : Float.NEGATIVE_INFINITY;
        float after = s + 1 < odds.length ? logits(s + 1)[category.ordinal()] : Float.NEGATIVE_INFINITY;
        return odds.length < 2 ? ALONE_BESIDE : Math.max(before, after);
    }

    /** The odds of the mean chance of the other sentences to be flagged for something: how the rest sounds. */
    private float elsewhere(int s) {
        return logits(s)[Head.GRAVE];
    }

    private float rest(int s) {
        if (sumOfHighest < 0) {
            sumOfHighest = 0;
            for (int other = 0; other < odds.length; other++) {
                sumOfHighest += highest(other);
            }
        }
        return odds.length < 2 ? ALONE : Calibration.odds((sumOfHighest - highest(s)) / (odds.length - 1));
    }

    private float highest(int s) {
        return Calibration.sigmoid(highestOdds(s, -1)); // rises with the odds: one is enough
    }

    /** The highest calibrated odds of any category but one in sentence {@code s}. */
    private float highestOdds(int s, int but) {
        float[] said = odds(s);
        float highest = Float.NEGATIVE_INFINITY;
        for (int head = 0; head < Head.GRAVE; head++) {
            highest = head == but ? highest : Math.max(highest, calibrated(said, head));
        }
        return highest;
    }

    private float calibrated(float[] said, int head) {
        return Calibration.logit(calibration.chances()[head], said[head]);
    }

    /**
     * A quick look whether something is so little heard in a sentence, with no rule beside it, that its {@link #confidence}
     * is surely less than {@code least}. Chances are turned into odds here by leaving out both steps, which costs no
     * exponential and no logarithm and is off by no more than {@link #ROUGH}.
     */
    private boolean isSurelyBelow(int s, int category, float least) {
        float[] weights = calibration.confidence()[category];
        float own = bounded(calibrated(odds(s), category));
        float rival = bounded(highestOdds(s, category));
        float before = s > 0 ? bounded(calibrated(odds(s - 1), category)) : Float.NEGATIVE_INFINITY;
        float after = s + 1 < odds.length ? bounded(calibrated(odds(s + 1), category)) : Float.NEGATIVE_INFINITY;
        float beside = odds.length < 2 ? ALONE_BESIDE : Math.max(before, after);
        float rough = weights[0] * own
                + weights[3] * restOf(s)
                + weights[4] * rival
                + weights[5] * beside
                + weights[Calibration.CONFIDENCE - 1];
        float off = ROUGH * (1 + Math.abs(weights[0]) + Math.abs(weights[4]) + Math.abs(weights[5]));
        return rough + off < least;
    }

    private static float bounded(float odds) {
        return Math.min(Math.max(odds, -MOST_ODDS), MOST_ODDS);
    }

    private float restOf(int s) {
        if (Float.isNaN(rests[s])) {
            rests[s] = rest(s);
        }
        return rests[s];
    }

    /** Whether that is to be taken at its word, with no rule beside it. */
    public boolean firmly(int s, Category category) {
        float least = isBare() ? FIRM_BARE_ODDS : FIRM_ODDS;
        return !isSurelyBelow(s, category.ordinal(), least)
                && confidence(s, category, false) >= (isBare() ? FIRM_BARE : FIRM);
    }

    /** Whether it bears out what a rule only suspects. */
    public boolean likely(int s, Category category) {
        return !isSurelyBelow(s, category.ordinal(), LIKELY_ODDS) && confidence(s, category, false) >= LIKELY;
    }

    /**
     * Whether it is so unlikely, even with a rule beside it, that the rule has taken the words too literally.
     *
     * @param grave whether the rule by itself weighs high
     */
    public boolean unlikely(int s, Category category, boolean grave) {
        float least = isBare()
                ? UNLIKELY_BARE
                : grave ? UNLIKELY_GRAVE : category == Category.JARGON ? UNLIKELY_JARGON : UNLIKELY;
        return confidence(s, category, true) < least;
    }

    private boolean isBare() {
        return text.sentences() == 1 && !around.answered();
    }

    /** Whether something that is the only thing flagged in its draft should weigh little. */
    public boolean doubtful(int s, Category category, boolean ruled) {
        return confidence(s, category, ruled) < DOUBTFUL;
    }

    /**
     * How much something flagged weighs on this occasion.
     *
     * @param rule what a rule says of it; null if there is none
     * @param otherwise what it weighs where the model has nothing to say of that
     */
    public Severity weigh(int s, Category category, @Nullable Severity rule, Severity otherwise) {
        float[] weights = calibration.grave()[category.ordinal()];
        if (weights[0] == 0 || otherwise == Severity.LOW) {
            return otherwise;
        }
        return Calibration.chance(weights, graveness(s, rule)) >= GRAVE ? Severity.HIGH : Severity.MEDIUM;
    }

    /** The odds that the reader is owed something and the draft does not give it: what hurts the more where it is so. */
    private float owed(Acknowledgement item) {
        return around.answered() ? Calibration.odds(missing(item)) : UNANSWERED;
    }

    /** The numbers that {@link #weigh} goes by. */
    float[] graveness(int s, @Nullable Severity rule) {
        return new float[] {
            Calibration.odds(chance(s, Head.GRAVE)),
            rule == Severity.HIGH ? 1 : 0,
            rule == Severity.LOW ? 1 : 0,
            owed(Acknowledgement.EMPATHY),
            owed(Acknowledgement.APOLOGY),
            owed(Acknowledgement.NEXT_STEP),
            elsewhere(s)
        };
    }

    /** The chance, 0 to 1, that sentence {@code s} gives that acknowledgement. */
    public float acknowledges(int s, Acknowledgement item) {
        return chance(s, Head.ACKNOWLEDGES + item.ordinal());
    }

    /** The chance, 0 to 1, that the reader is owed that and the draft does not give it. */
    public float missing(Acknowledgement item) {
        int head = item.ordinal();
        return Calibration.chance(calibration.chances()[Head.OF_SENTENCE + head], draft()[head]);
    }

    /**
     * Whether that chance is high enough to be told.
     *
     * @param said whether the draft seems to say it all the same, by its wording
     * @param flagged whether something else in the draft weighs more than low: a writer who slips once slips more
     */
    public boolean isMissing(Acknowledgement item, boolean said, boolean flagged) {
        return missing(item) >= (said ? MISSING_THOUGH_SAID : flagged ? MISSING_BESIDE : MISSING_ALONE);
    }

    /**
     * The chance, 0 to 1, that a careful reader would flag the draft for that category.
     *
     * @param found whether something in it is flagged for the category
     */
    public float score(Category category, boolean found) {
        int c = category.ordinal();
        return Calibration.chance(calibration.scores()[c], anywhere(c), found ? 1 : 0);
    }

    /** The odds that any sentence of the draft is flagged for a category, taken as if each were by itself. */
    float anywhere(int head) {
        double none = 1;
        for (int s = 0; s < text.sentences(); s++) {
            none *= 1 - chance(s, head);
        }
        return Calibration.odds(1 - none);
    }

    private float chance(int s, int head) {
        float[] known = chances[s];
        if (known == null) {
            known = new float[Head.OF_SENTENCE];
            Arrays.fill(known, Float.NaN);
            chances[s] = known;
        }
        if (Float.isNaN(known[head])) {
            known[head] = Calibration.sigmoid(calibrated(odds(s), head));
        }
        return known[head];
    }

    /** What each head says of sentence {@code s}, all models together. */
    float[] odds(int s) {
        if (stacking == null || deep == null) {
            return tone(s);
        }
        float[] known = together[s];
        if (known != null) {
            return known;
        }
        float[] tone = tone(s);
        float[] said = deep.sentences()[s];
        float[] both = stacking.together(tone, said == null ? tone : said, 0);
        together[s] = both;
        return both;
    }

    /** What each head of the tone model says of sentence {@code s}. */
    float[] tone(int s) {
        float[] known = odds[s];
        if (known != null) {
            return known;
        }
        float[] kept = before == null ? null : before.kept(this, s);
        if (kept != null) {
            odds[s] = kept;
            return kept;
        }
        Table table = model.sentences();
        Features found = features();
        int[] sums = everySentence.clone();
        found.sentence(s);
        table.add(found, sums);
        float[] said = new float[Head.OF_SENTENCE];
        for (int h = 0; h < said.length; h++) {
            said[h] = table.odds(h, sums[h]);
        }
        model.net().add(text, text.first(s), text.last(s), ear(), said);
        odds[s] = said;
        return said;
    }

    /** What was heard in the sentence that is now sentence {@code s} of {@code later}; null if there was none. */
    private float @Nullable [] kept(Hearing later, int s) {
        int fromEnd = odds.length - later.odds.length + s;
        for (int mine : new int[] {s, fromEnd}) {
            if (mine >= 0
                    && mine < odds.length
                    && odds[mine] != null
                    && later.features().readsAlike(s, features(), mine)) {
                return odds[mine];
            }
        }
        return null;
    }

    /** What each head says of the draft as a whole. */
    float[] draft() {
        float[] known = ofDraft;
        if (known != null) {
            return known;
        }
        float[] heard = highest();
        Features found = features();
        found.draft(heard);
        Table table = model.drafts();
        int[] of = table.sums();
        table.add(found, of);
        float[] said = new float[Head.OF_DRAFT];
        for (int h = 0; h < said.length; h++) {
            said[h] = table.odds(h, of[h]);
        }
        if (stacking != null && deep != null) {
            said = stacking.together(said, deep.draft(), Head.OF_SENTENCE);
        }
        ofDraft = said;
        return said;
    }

    /** The highest chance of each head of the tone model over the sentences, uncalibrated. */
    float[] highest() {
        float[] heard = new float[Head.OF_SENTENCE];
        if (text.sentences() == 0) {
            return heard;
        }
        Arrays.fill(heard, Float.NEGATIVE_INFINITY);
        for (int s = 0; s < text.sentences(); s++) {
            float[] said = tone(s);
            for (int h = 0; h < heard.length; h++) {
                heard[h] = Math.max(heard[h], said[h]);
            }
        }
        for (int h = 0; h < heard.length; h++) {
            heard[h] = Calibration.sigmoid(heard[h]); // rises with the odds: one is enough
        }
        return heard;
    }

    /**
     * The words of sentence {@code s} that carry the chance of a category: of all runs of words the one whose weights
     * add up to the most.
     *
     * @return the first token and one past the last; the whole sentence if no run stands out
     */
    public int[] carrying(int s, Category category) {
        int from = text.first(s);
        int to = text.last(s);
        int head = category.ordinal();
        float[] weight = new float[to - from];
        Features found = features();
        found.sentence(s);
        Table table = model.sentences();
        for (int i = 0; i < found.count(); i++) {
            int row = found.token(i) < 0 ? -1 : table.row(found.feature(i));
            if (row >= 0) {
                weight[found.token(i) - from] += table.at(row, head) * table.unit(head);
            }
        }
        model.net().carrying(found.numbers(), from, to, head, weight);
        if (deep != null
                && deep.words().length > s
                && deep.words()[s].length == weight.length
                && !heardByTone(s, head)) {
            float most = Float.NEGATIVE_INFINITY;
            for (float[] word : deep.words()[s]) {
                most = Math.max(most, word[head]);
            }
            for (int i = 0; i < weight.length; i++) {
                weight[i] = deep.words()[s][i][head] - most + WITHIN;
            }
        }
        float sum = 0;
        for (float w : weight) {
            sum += Math.max(0, w);
        }
        // A word that adds little less than it takes may stand inside a run, but does not lengthen it at its edge.
        float toll = sum / (4 * Math.max(1, weight.length));
        float best = 0;
        float run = 0;
        int begin = 0;
        int[] carrying = {from, to};
        for (int i = 0; i < weight.length; i++) {
            if (run <= 0) {
                run = 0;
                begin = i;
            }
            run += weight[i] - toll;
            if (run > best && !text.is(from + i, Token.PUNCTUATION)) {
                best = run;
                carrying = new int[] {from + begin, from + i + 1};
            }
        }
        return carrying;
    }

    /** Whether the tone model would have heard it by itself, so that its words are the ones to show. */
    private boolean heardByTone(int s, int head) {
        return Calibration.chance(model.calibration().chances()[head], tone(s)[head]) >= LIKELY;
    }

    private Net.Ear ear() {
        Net.Ear made = ear;
        if (made == null) {
            made = model.net().ear(features().numbers());
            ear = made;
        }
        return made;
    }

    private Features features() {
        Features made = features;
        if (made == null) {
            made = new Features(text, around, model.sentences()::known, false);
            features = made;
            made.everySentence();
            everySentence = model.sentences().sums();
            model.sentences().add(made, everySentence);
        }
        return made;
    }
}
