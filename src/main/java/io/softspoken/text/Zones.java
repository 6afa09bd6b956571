package io.softspoken.text;

import io.softspoken.draft.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose words are whose: a draft cut, line by line, into what the writer says in it, what is quoted from earlier mail,
 * the signature, a footer, and code. Every character lies in one zone. Time is linear in the text: each line is looked
 * at a fixed number of times, and no expression is matched that could go back. Immutable.
 *
 * <p>What is in doubt counts as the writer's own: words taken for quoted by mistake would not be heard at all.
 */
public final class Zones {
    /** What a zone holds. */
    public enum Kind {
        /** The writer's own words. */
        OWN,
        /** "Dear Dana,". */
        GREETING,
        /** "Kind regards,". */
        CLOSING,
        /** Name, title and telephone number under a closing or after "-- ". */
        SIGNATURE,
        /** Earlier mail. */
        QUOTED,
        /** A legal notice under the mail. */
        FOOTER,
        /** Commands, logs, stack traces, tables of figures. */
        CODE
    }

    /** A stretch of a draft and what it holds. */
    public record Zone(Kind kind, Span span) {}

    private final String text;
    private final List<Zone> zones;

    private Zones(String text, List<Zone> zones) {
        this.text = text;
        this.zones = zones;
    }

    /** The zones of a draft's visible words. */
    public static Zones of(String words) {
        List<Line> lines = Line.all(words);
        Kind[] kinds = new LineKinds(words, lines).kinds();
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            Line line = lines.get(i);
            if (kinds[i] == Kind.OWN) {
                inlineCode(words, line, zones);
            } else {
                add(zones, kinds[i], line.start(), line.next());
            }
        }
        return new Zones(words, List.copyOf(zones));
    }

    /** The zones in order; together they cover the text. */
    public List<Zone> zones() {
        return zones;
    }

    /** The latest mail that is quoted, without its quotation marks and without what it quotes itself; if any is. */
    public Optional<String> quotedMessage() {
        List<String> quoted = new ArrayList<>();
        for (Zone zone : zones) {
            if (zone.kind() == Kind.QUOTED) {
                String part = zone.span().of(text);
                Line.all(part).forEach(line -> quoted.add(line.of(part).strip()));
            }
        }
        Quoting quoting = new Quoting(quoted.size(), i -> cut(unmarked(quoted.get(i))));
        StringBuilder out = new StringBuilder();
        boolean begun = false;
        for (int i = 0; i < quoted.size(); i++) {
            boolean marked = quoted.get(i).startsWith(">");
            String bare = unmarked(quoted.get(i));
            if (marked && bare.startsWith(">")) {
                continue; // older, quoted by the one that is quoted
            }
            Quoting.Frame frame = quoting.at(i);
            boolean frames = frame != null && (frame.sort() != Quoting.Sort.PERHAPS || !begun);
            if (frame != null && frames) {
                boolean toTheEnd = frame.sort() != Quoting.Sort.PERHAPS && !(marked && deeper(quoted, frame.next()));
                if (begun && toTheEnd) {
                    break; // what follows is older
                }
                i = frame.next() - 1;
            } else if (!(bare.length() > 9 && bare.chars().allMatch(c -> c == '_'))) {
                out.append(bare).append('\n');
                begun |= !bare.isEmpty();
            }
        }
        String message = out.toString().strip();
        return message.isEmpty() ? Optional.empty() : Optional.of(message);
    }

    private static String unmarked(String line) {
        return line.startsWith(">") ? line.substring(1).strip() : line;
    }

    private static String cut(String line) {
        return line.length() > LineKinds.LONGEST_MARK
                ? line.substring(0, LineKinds.LONGEST_MARK).strip()
                : line;
    }

    /** Whether the next line that is not blank is quoted twice. */
    private static boolean deeper(List<String> quoted, int from) {
        int i = from;
        while (i < quoted.size() && unmarked(quoted.get(i)).isEmpty()) {
            i++;
        }
        return i < quoted.size() && unmarked(quoted.get(i)).startsWith(">");
    }

    private static void add(List<Zone> zones, Kind kind, int from, int to) {
        if (from == to) {
            return;
        }
        int last = zones.size() - 1;
        if (last >= 0 && zones.get(last).kind() == kind) {
            zones.set(last, new Zone(kind, new Span(zones.get(last).span().start(), to)));
        } else {
            zones.add(new Zone(kind, new Span(from, to)));
        }
    }

    /** A line of the writer's own, in which `such words` are code. */
    private static void inlineCode(String words, Line line, List<Zone> zones) {
        int at = line.start();
        int open = next(words, at, line.end());
        while (open < line.end()) {
            int close = next(words, open + 1, line.end());
            if (close == line.end()) {
                break;
            }
            add(zones, Kind.OWN, at, open);
            add(zones, Kind.CODE, open, close + 1);
            at = close + 1;
            open = next(words, at, line.end());
        }
        add(zones, Kind.OWN, at, line.next());
    }

    /** The next backtick before {@code end}, or {@code end}. */
    private static int next(String words, int from, int end) {
        int at = from;
        while (at < end && words.charAt(at) != '`') {
            at++;
        }
        return at;
    }
}
