package io.softspoken.bench;

import io.softspoken.draft.Span;
import io.softspoken.format.LabelledDrafts;
import io.softspoken.report.LabelledDraft;
import io.softspoken.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Drafts of any length, joined from the bodies of the labelled ones: greetings and signatures are left out, since one in
 * the middle would end the draft there.
 */
public final class Drafts {
    private static final Path CORPUS = Path.of("src/test/corpus");

    /** What the sentences of a draft are like. */
    public enum Mix {
        /** From drafts in which readers and rules find nothing. */
        CLEAN,
        /** From drafts in which readers and rules find something: more findings than in any real mail. */
        FLAGGED,
        /** From all drafts as they come. */
        MIXED
    }

    private Drafts() {}

    /** A letter of about that many words. */
    static String of(Mix mix, int words, Engine engine) {
        return several(mix, words, 1, engine).get(0);
    }

    /** So many letters of about that many words; each goes on in the corpus where the one before ended. */
    static List<String> several(Mix mix, int words, int letters, Engine engine) {
        List<String> paragraphs = new ArrayList<>();
        for (LabelledDraft labelled : labelled()) {
            String given = labelled.draft();
            boolean found = !engine.checker.check(given).findings().isEmpty();
            boolean wanted =
                    switch (mix) {
                        case CLEAN -> labelled.labels().isEmpty() && !found;
                        case FLAGGED -> !labelled.labels().isEmpty() && found;
                        case MIXED -> true;
                    };
            if (wanted) {
                paragraphs(engine.read(given), paragraphs);
            }
        }
        List<String> all = new ArrayList<>();
        int next = 0;
        while (all.size() < letters) {
            StringBuilder draft = new StringBuilder("Dear Dana,\n\n");
            for (int count = 0; count < words; next = (next + 1) % paragraphs.size()) {
                String[] parts = paragraphs.get(next).split(" ");
                for (int p = 0; p < parts.length && count < words; p++, count++) {
                    draft.append(p > 0 ? " " : "").append(parts[p]);
                }
                draft.append("\n\n");
            }
            all.add(draft.append("Kind regards,\nKim").toString());
        }
        return all;
    }

    private static void paragraphs(Text text, List<String> into) {
        int block = -1;
        for (int s = 0; s < text.sentences(); s++) {
            if (text.body(s)) {
                Span span = text.sentence(s);
                String sentence = span.of(text.words()).replaceAll("\\s+", " ");
                if (text.block(s) == block) {
                    into.set(into.size() - 1, into.get(into.size() - 1) + " " + sentence);
                } else {
                    into.add(sentence);
                }
                block = text.block(s);
            }
        }
    }

    /** All labelled drafts, by the names of their files. */
    static List<LabelledDraft> labelled() {
        List<LabelledDraft> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    all.add(LabelledDrafts.read(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
