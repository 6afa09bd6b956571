package io.softspoken.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.diff.CommandVisitor;
import org.apache.commons.text.diff.StringsComparator;

/** What is new in a text against an older one, by whole words. */
final class WordChanges {
    /** A stretch of the newer text. */
    record Part(String text, boolean isNew) {}

    /** A line that one of two texts has and the other has not. */
    record Line(String text, boolean isNew) {}

    /** Longer texts are not compared, for that could take long: they are told to be old as a whole. */
    private static final int MOST_WORDS = 6_000;

    /**
     * From the first change to the last, in both texts together; more are compared one by one, or told to have gone and come
     * as a whole. It takes time with the square of what changed, and there is a sign for no more than 65,536 different lines.
     */
    private static final int MOST_LINES = 10_000;

    /** Between two new stretches less than this is taken as new too, or the eye would jump. */
    private static final int SHORTEST_KEPT = 5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’]+|\\s+|.", Pattern.DOTALL);

    private WordChanges() {}

    /** The newer text in parts, new ones and old ones in turn. */
    static List<Part> between(String older, String newer) {
        Map<String, Character> signs = new HashMap<>();
        List<String> words = new ArrayList<>();
        String before = coded(older, signs, new ArrayList<>());
        String after = coded(newer, signs, words);
        if (before.length() > MOST_WORDS || after.length() > MOST_WORDS) {
            return List.of(new Part(newer, false));
        }
        Parts parts = new Parts();
        int[] at = {0};
        new StringsComparator(before, after).getScript().visit(new CommandVisitor<>() {
            @Override
            public void visitInsertCommand(Character sign) {
                add(true);
            }

            @Override
            public void visitKeepCommand(Character sign) {
                add(false);
            }

            @Override
            public void visitDeleteCommand(Character sign) {}

            private void add(boolean isNew) {
                parts.add(words.get(at[0]++), isNew);
            }
        });
        return joined(parts.all());
    }

    /** The lines in which two texts differ, those of the older before those of the newer that stand in their place. */
    static List<Line> lines(String older, String newer) {
        List<String> before = older.lines().toList();
        List<String> after = newer.lines().toList();
        int most = Math.min(before.size(), after.size());
        int head = 0;
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        return between(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
    }

    private static List<Line> between(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        if (before.size() + after.size() > MOST_LINES) {
            // As many lines as before are the same lines in other words; any other number is a text of its own.
            boolean inPlace = before.size() == after.size();
            for (int i = 0; i < before.size(); i++) {
                if (!inPlace) {
                    lines.add(new Line(before.get(i), false));
                } else if (!before.get(i).equals(after.get(i))) {
                    lines.add(new Line(before.get(i), false));
                    lines.add(new Line(after.get(i), true));
                }
            }
            if (!inPlace) {
                after.forEach(line -> lines.add(new Line(line, true)));
            }
            return lines;
        }
        Map<String, Character> signs = new HashMap<>();
        List<Line> came = new ArrayList<>();
        int[] at = {0, 0};
        new StringsComparator(coded(before, signs), coded(after, signs))
                .getScript()
                .visit(new CommandVisitor<>() {
                    @Override
                    public void visitInsertCommand(Character sign) {
                        came.add(new Line(after.get(at[1]++), true));
                    }

                    @Override
                    public void visitKeepCommand(Character sign) {
                        at[0]++;
                        at[1]++;
                        lines.addAll(came);
                        came.clear();
                    }

                    @Override
                    public void visitDeleteCommand(Character sign) {
                        lines.add(new Line(before.get(at[0]++), false));
                    }
                });
        lines.addAll(came);
        return lines;
    }

    private static String coded(List<String> lines, Map<String, Character> signs) {
        StringBuilder coded = new StringBuilder();
        lines.forEach(line -> coded.append((char) signs.computeIfAbsent(line, l -> (char) signs.size())));
        return coded.toString();
    }

    private static List<Part> joined(List<Part> parts) {
        Parts joined = new Parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean gap = !part.isNew()
                    && part.text().length() <= SHORTEST_KEPT
                    && part.text().indexOf('\n') < 0
                    && i > 0
                    && i + 1 < parts.size();
            joined.add(part.text(), part.isNew() || gap);
        }
        return joined.all();
    }

    /** Parts that grow by words, of which one may be as long as all others; it is not copied for each of them. */
    private static final class Parts {
        private final List<Part> whole = new ArrayList<>();
        private final StringBuilder last = new StringBuilder();
        private boolean isNew;

        void add(String text, boolean toNew) {
            if (toNew != isNew) {
                end();
                isNew = toNew;
            }
            last.append(text);
        }

        private void end() {
            if (last.length() > 0) {
                whole.add(new Part(last.toString(), isNew));
                last.setLength(0);
            }
        }

        List<Part> all() {
            end();
            return whole;
        }
    }

    /** A character for each word, the same for the same. */
    private static String coded(String text, Map<String, Character> signs, List<String> words) {
        StringBuilder coded = new StringBuilder();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find() && coded.length() <= MOST_WORDS) {
            words.add(matcher.group());
            coded.append((char) signs.computeIfAbsent(matcher.group(), word -> (char) signs.size()));
        }
        return coded.toString();
    }
}
