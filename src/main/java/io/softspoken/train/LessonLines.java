package io.softspoken.train;

import io.softspoken.draft.Span;
import io.softspoken.model.Lesson;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.LabelledSentence;
import io.softspoken.rules.Matcher;
import io.softspoken.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Lessons as lines of JSON, for training a model outside of this library on just what this library reads: the same
 * sentences, the same labels. Not thread-safe.
 */
public final class LessonLines {
    private final Lessons lessons;

    /** @param matcher the rules that tell what an incoming message does */
    public LessonLines(Matcher matcher) {
        lessons = new Lessons(matcher);
    }

    /** A labelled draft as a line. */
    public String line(String writer, LabelledDraft labelled) {
        lessons.add(writer, labelled);
        Lesson lesson = lessons.last();
        List<String> marks = new ArrayList<>();
        Text text = lesson.text();
        for (LabelledDraft.Label label : labelled.labels()) {
            for (int s = 0; s < text.sentences(); s++) {
                Span sentence = text.sentence(s);
                int from = Math.max(sentence.start(), label.start()) - sentence.start();
                int to = Math.min(sentence.end(), label.end()) - sentence.start();
                if (from < to) {
                    marks.add("[" + s + "," + label.category().ordinal() + "," + from + "," + to + "]");
                }
            }
        }
        return line(labelled.id(), lesson, marks);
    }

    /** A labelled sentence and its gentler twin as lines. */
    public List<String> lines(LabelledSentence labelled) {
        int before = lessons.count();
        lessons.add(labelled);
        return lessons.all().subList(before, lessons.count()).stream()
                .map(lesson -> line("", lesson, List.of()))
                .toList();
    }

    private static String line(String id, Lesson lesson, List<String> marks) {
        Text text = lesson.text();
        List<String> sentences = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int s = 0; s < text.sentences(); s++) {
            sentences.add(quoted(text.sentence(s).of(text.words())));
            labels.add(numbers(lesson.labels(s)));
        }
        int[] missing = lesson.missingLabels();
        return "{\"writer\":" + quoted(lesson.writer())
                + ",\"id\":" + quoted(id)
                + ",\"incoming\":" + quoted(lesson.around().message().words())
                + ",\"sentences\":[" + String.join(",", sentences)
                + "],\"labels\":[" + String.join(",", labels)
                + "],\"missing\":" + (missing.length == 0 ? "null" : numbers(missing))
                + ",\"marks\":[" + String.join(",", marks)
                + "],\"weight\":" + lesson.weight() + "}";
    }

    private static String numbers(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + StringEscapeUtils.escapeJson(text) + '"';
    }
}
