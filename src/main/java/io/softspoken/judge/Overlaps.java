package io.softspoken.judge;

import io.softspoken.report.Category;
import io.softspoken.rules.Match;
import io.softspoken.rules.Rule;
import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settles which of several matches stand. One rule: of two matches of the same category whose marked words overlap, the
 * graver stands, then the longer, then the earlier. Matches of different categories may nest and overlap. Jargon terms
 * that stand close together become one finding.
 */
final class Overlaps {
    /** Terms with no more than this many words between them are one finding. */
    private static final int CLOSE = 2;
    /** No draft that people write has more; of one that has, the gravest are settled, so that time stays bounded. */
    private static final int MOST = 1_000;

    private Overlaps() {}

    // Comparisons are written out: the JDK's own combinations of them are made when first called, one class for each.

    /** The gravest first; of those alike the longest, then the first. */
    private static int byRank(Match a, Match b) {
        int order = b.variant().severity().compareTo(a.variant().severity());
        if (order == 0) {
            order = (a.first() - a.last()) - (b.first() - b.last());
        }
        if (order == 0) {
            order = a.first() - b.first();
        }
        return order != 0 ? order : a.rule().id().compareTo(b.rule().id());
    }

    /** The matches that stand, each with those that are one finding with it, by place. */
    static List<List<Match>> settle(Text text, List<Match> matches) {
        List<Match> ranked = new ArrayList<>(matches);
        ranked.sort(Overlaps::byRank);
        ranked = ranked.subList(0, Math.min(ranked.size(), MOST));
        List<Match> standing = new ArrayList<>();
        Map<Category, Taken> taken = new EnumMap<>(Category.class);
        for (Match match : ranked) {
            if (taken.computeIfAbsent(match.rule().category(), c -> new Taken()).add(match)) {
                standing.add(match);
            }
        }
        standing.sort((a, b) -> a.first() != b.first() ? a.first() - b.first() : b.last() - a.last());
        List<List<Match>> groups = new ArrayList<>();
        for (Match match : standing) {
            List<Match> open = null;
            for (int g = isTerm(match) ? groups.size() - 1 : -1; g >= 0 && open == null; g--) {
                Match previous = groups.get(g).get(groups.get(g).size() - 1);
                if (isTerm(previous) && close(text, previous, match)) {
                    open = groups.get(g);
                }
            }
            if (open == null) {
                open = new ArrayList<>();
                groups.add(open);
            }
            open.add(match);
        }
        return groups;
    }

    /** Where matches of one category stand, none of whose words are another's. */
    private static final class Taken {
        private final TreeMap<Integer, Integer> ends = new TreeMap<>();
        private final BitSet sentences = new BitSet();
        private final BitSet wholeSentences = new BitSet();

        /** Takes the place of a match; false if some of it is taken. A match that marks its sentence takes it whole. */
        boolean add(Match match) {
            boolean whole = match.variant().flag() == Rule.Flag.SENTENCE;
            Map.Entry<Integer, Integer> before = ends.lowerEntry(match.last());
            if (before != null && before.getValue() > match.first()
                    || wholeSentences.get(match.sentence())
                    || whole && sentences.get(match.sentence())) {
                return false;
            }
            ends.put(match.first(), match.last());
            sentences.set(match.sentence());
            wholeSentences.set(match.sentence(), whole);
            return true;
        }
    }

    private static boolean isTerm(Match match) {
        return match.rule().category() == Category.JARGON
                && match.variant().flag() == Rule.Flag.MATCH
                && match.captures().containsKey("term");
    }

    private static boolean close(Text text, Match before, Match after) {
        if (before.sentence() != after.sentence()
                || after.first() < before.last()
                || after.first() - before.last() > CLOSE) {
            return false;
        }
        for (int t = before.last(); t <= after.first(); t++) {
            if (text.is(t, Token.PUNCTUATION) || text.is(t, Token.AFTER_BREAK)) {
                return false;
            }
        }
        return true;
    }
}
