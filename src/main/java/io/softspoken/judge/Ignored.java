package io.softspoken.judge;

import io.softspoken.draft.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a user wants left alone in one text: where the phrases stand, for each rule. Belongs to one check. */
final class Ignored {
    private final Map<String, List<Pattern>> phrases;
    private final String words;
    private final Map<String, List<NavigableMap<Integer, Span>>> places = new HashMap<>();

    /** @param phrases for the id of a rule the phrases in which it is left alone */
    Ignored(Map<String, List<Pattern>> phrases, String words) {
        this.phrases = phrases;
        this.words = words;
    }

    /** Whether what a rule flags holds a phrase that is ignored for it, or lies in one. */
    boolean holds(String rule, Span flagged) {
        if (!phrases.containsKey(rule)) {
            return false;
        }
        for (NavigableMap<Integer, Span> one : places.computeIfAbsent(rule, this::find)) {
            Map.Entry<Integer, Span> before = one.floorEntry(flagged.start());
            Map.Entry<Integer, Span> after = one.ceilingEntry(flagged.start());
            if (before != null && before.getValue().covers(flagged)
                    || after != null && flagged.covers(after.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** For each phrase its places by where they begin; no two of one phrase overlap. */
    private List<NavigableMap<Integer, Span>> find(String rule) {
        return phrases.getOrDefault(rule, List.of()).stream()
                .map(phrase -> {
                    NavigableMap<Integer, Span> found = new TreeMap<>();
                    Matcher matcher = phrase.matcher(words);
                    while (matcher.find()) {
                        found.put(matcher.start(), new Span(matcher.start(), matcher.end()));
                    }
                    return found;
                })
                .toList();
    }
}
