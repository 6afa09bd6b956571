package io.softspoken.train;

import io.softspoken.draft.Draft;
import io.softspoken.model.DeepModel;
import io.softspoken.model.DeepOdds;
import io.softspoken.model.Lesson;
import io.softspoken.report.LabelledDraft;
import io.softspoken.rules.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a deep model says of drafts and mails, sentence by sentence, as lines with tabs between: writer, draft, sentence (-1
 * for the draft as a whole), odds. The tone model learns from them. Not thread-safe.
 */
public final class DeepLines {
    private final Lessons lessons;
    private final DeepModel deep;

    /** @param matcher the rules that tell what an incoming message does */
    public DeepLines(Matcher matcher, DeepModel deep) {
        lessons = new Lessons(matcher);
        this.deep = deep;
    }

    /** Of a labelled draft. */
    public List<String> lines(String writer, LabelledDraft labelled) {
        lessons.add(writer, labelled);
        return lines(labelled.id());
    }

    /** Of a mail; none if there is nothing in it to learn from. */
    public List<String> lines(String folder, String name, Draft mail) {
        return lessons.addClean(folder, mail, Map.of()) ? lines(name) : List.of();
    }

    private List<String> lines(String id) {
        Lesson lesson = lessons.last();
        DeepOdds said = deep.hear(lesson.text(), lesson.around());
        List<String> lines = new ArrayList<>();
        if (said != null) {
            for (int s = 0; s < lesson.text().sentences(); s++) {
                float[] odds = said.sentences()[s];
                if (odds != null) {
                    lines.add(line(lesson.writer(), id, s, odds));
                }
            }
            lines.add(line(lesson.writer(), id, -1, said.draft()));
        }
        return lines;
    }

    private static String line(String writer, String id, int sentence, float[] odds) {
        StringBuilder line =
                new StringBuilder(writer).append('\t').append(id).append('\t').append(sentence);
        for (float number : odds) {
            line.append('\t').append(String.format(Locale.ROOT, "%.1f", number));
        }
        return line.toString();
    }
}
