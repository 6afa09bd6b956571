package io.softspoken.model;

import io.softspoken.report.Category;
import io.softspoken.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Trains a model on all lessons, and for each part of the writers one that has not read them. From what those say of the
 * writers they have not read come the chances of the whole: nothing is measured on a writer that was learned from.
 */
public final class Folds {
    /** In how many parts the writers are divided. */
    public static final int PARTS = 5;

    private final List<Lesson> lessons;
    private final List<RuleFindings> rules;
    private final List<String> writers;
    private final List<ToneModel> parts = new ArrayList<>();
    private final ToneModel whole;

    /**
     * @param lessons what to learn from
     * @param alone the writer of lessons that are learned from in every part and never measured on
     * @param rules for each lesson what the rules alone find
     * @param vectors what the net knows of words before it learns; with none there is no net
     */
    public Folds(List<Lesson> lessons, String alone, List<RuleFindings> rules, WordVectors vectors) {
        this.lessons = List.copyOf(lessons);
        this.rules = List.copyOf(rules);
        TreeSet<String> names = new TreeSet<>();
        lessons.forEach(lesson -> names.add(lesson.writer()));
        names.remove(alone);
        writers = List.copyOf(names);
        Trainer trainer = new Trainer(lessons);
        NetTrainer netTrainer = new NetTrainer(lessons, vectors);
        // Each net by itself, so that threads change nothing in the result; the last is the one of all lessons.
        Net[] nets = new Net[PARTS + 1];
        IntStream.rangeClosed(0, PARTS)
                .parallel()
                .forEach(part -> nets[part] = netTrainer.learn(writer -> part == PARTS || partOf(writer) != part));
        List<Table> sentences = new ArrayList<>();
        float[][] heard = new float[lessons.size()][];
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            Table table = trainer.sentences(writer -> partOf(writer) != left);
            sentences.add(table);
            ToneModel model = new ToneModel(table, nets[part], ToneModel.none().drafts(), Calibration.none());
            for (int l = 0; l < heard.length; l++) {
                if (partOf(lessons.get(l).writer()) == part) {
                    heard[l] = hear(model, l).highest();
                }
            }
        }
        for (int l = 0; l < heard.length; l++) {
            heard[l] = heard[l] == null ? new float[Head.OF_SENTENCE] : heard[l];
        }
        List<ToneModel> raw = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int left = part;
            Table drafts = trainer.drafts(writer -> partOf(writer) != left, heard);
            raw.add(new ToneModel(sentences.get(part), nets[part], drafts, Calibration.none()));
        }
        Calibrator calibrator = new Calibrator();
        for (int l = 0; l < lessons.size(); l++) {
            int part = partOf(lessons.get(l).writer());
            if (part >= 0) {
                calibrator.first(lessons.get(l), hear(raw.get(part), l));
            }
        }
        Calibration first = calibrator.chances();
        for (int l = 0; l < lessons.size(); l++) {
            int part = partOf(lessons.get(l).writer());
            if (part >= 0) {
                calibrator.second(lessons.get(l), hear(raw.get(part).calibrated(first), l), rules.get(l));
            }
        }
        Calibration calibration = calibrator.all(first);
        raw.forEach(model -> parts.add(model.calibrated(calibration)));
        whole = new ToneModel(
                trainer.sentences(writer -> true), nets[PARTS], trainer.drafts(writer -> true, heard), calibration);
    }

    /**
     * What the rules find in a draft by themselves.
     *
     * @param known false where the authors of the rules had read the writer, so that how right they are says nothing
     * @param sentences for each sentence the categories found, with the highest severity
     */
    public record RuleFindings(boolean known, List<Map<Category, Severity>> sentences) {
        /** Of a draft whose writer the authors of the rules had read. */
        public static RuleFindings unknown() {
            return new RuleFindings(false, List.of());
        }
    }

    /**
     * What a deep model counts beside the tone model, from what both say of writers that neither has read.
     *
     * @param deep by the number of a lesson what a deep model says of it that has not read its writer
     * @param writers from which of these writers it is to be learned
     */
    public Stacking stacking(Map<Integer, DeepOdds> deep, Predicate<String> writers) {
        List<Integer> read = deep.keySet().stream()
                .filter(l -> writers.test(lessons.get(l).writer())
                        && partOf(lessons.get(l).writer()) >= 0)
                .sorted()
                .toList();
        Calibrator calibrator = new Calibrator();
        for (int l : read) {
            calibrator.stack(lessons.get(l), hear(without(lessons.get(l).writer()), l), heard(deep, l));
        }
        float[][] weights = calibrator.stacked();
        Stacking raw = new Stacking(whole.hash(), weights, Calibration.none());
        for (int l : read) {
            calibrator.first(lessons.get(l), hear(raw, l, heard(deep, l)));
        }
        Calibration first = calibrator.chances();
        Stacking known = new Stacking(whole.hash(), weights, first);
        for (int l : read) {
            calibrator.second(lessons.get(l), hear(known, l, heard(deep, l)), rules.get(l));
        }
        return new Stacking(whole.hash(), weights, calibrator.all(first));
    }

    private static DeepOdds heard(Map<Integer, DeepOdds> deep, int lesson) {
        return Objects.requireNonNull(deep.get(lesson));
    }

    private Hearing hear(Stacking stacking, int lesson, DeepOdds deep) {
        Lesson of = lessons.get(lesson);
        return without(of.writer()).hear(of.text(), of.around(), stacking, deep, null);
    }

    private Hearing hear(ToneModel model, int lesson) {
        return model.hear(lessons.get(lesson).text(), lessons.get(lesson).around());
    }

    private int partOf(String writer) {
        int at = writers.indexOf(writer);
        return at < 0 ? -1 : at % PARTS;
    }

    /** The model of all lessons. */
    public ToneModel whole() {
        return whole;
    }

    /** All writers but the one that stands for nobody, in order. */
    public List<String> writers() {
        return writers;
    }

    /** A model that has not read that writer, with the chances of the whole. */
    public ToneModel without(String writer) {
        return parts.get(partOf(writer));
    }
}
