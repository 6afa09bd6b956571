package io.softspoken.cli;

import io.softspoken.format.LabelledDrafts;
import io.softspoken.format.LabelledSentences;
import io.softspoken.report.LabelledDraft;
import io.softspoken.report.LabelledSentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Files of labelled drafts ({@code .jsonl}) and labelled sentences ({@code .tsv}), compressed ({@code .gz}) or not. */
final class Labelled {
    private Labelled() {}

    /** Whether a file holds sentences, by its name. */
    static boolean isSentences(Path file) {
        return plainName(file).endsWith(".tsv");
    }

    /** Who wrote a file: its name without endings. */
    static String writer(Path file) {
        String name = plainName(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String plainName(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    static void drafts(Path file, Consumer<LabelledDraft> each) throws Unusable {
        lines(file, line -> each.accept(LabelledDrafts.read(line)));
    }

    static void sentences(Path file, Consumer<LabelledSentence> each) throws Unusable {
        lines(file, line -> {
            if (!line.equals(LabelledSentences.HEADER)) {
                each.accept(LabelledSentences.read(line));
            }
        });
    }

    /** Takes what a deep model says of a sentence, or of a draft as a whole. */
    interface Odds {
        void accept(String writer, String id, int sentence, float[] odds);
    }

    /** A file of tab-separated odds: writer, draft, sentence (-1 for the draft as a whole), then the numbers. */
    static void odds(Path file, Odds each) throws Unusable {
        lines(file, line -> {
            String[] columns = line.split("\t", -1);
            if (columns.length < 4) {
                throw new IllegalArgumentException("expected writer, draft, sentence and odds, with tabs between them");
            }
            float[] odds = new float[columns.length - 3];
            for (int i = 0; i < odds.length; i++) {
                odds[i] = Float.parseFloat(columns[i + 3]);
            }
            each.accept(columns[0], columns[1], Integer.parseInt(columns[2]), odds);
        });
    }

    private static void lines(Path file, Consumer<String> each) throws Unusable {
        int number = 0;
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    each.accept(line);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Unusable(file + ":" + number + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new Unusable(file + ": there is no such file; check the name");
        } catch (IOException e) {
            throw new Unusable(file + ": cannot be read; give a file of labelled drafts or sentences in UTF-8");
        }
    }
}
