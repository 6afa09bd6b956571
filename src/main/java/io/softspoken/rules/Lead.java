package io.softspoken.rules;

import java.util.List;

/**
 * How many words may stand in a match before the first that the automaton tells from others.
 *
 * @param longest the most
 * @param through the most where the whole of it is of such words; -1 if it is not
 */
record Lead(int longest, int through) {
    static Lead of(Node node) {
        if (node instanceof Node.Gap gap) {
            return new Lead(gap.longest(), gap.longest());
        }
        if (node instanceof Node.Any
                || node instanceof Node.Not
                || node instanceof Node.Kind kind && kind.kind().isTagged()) {
            return new Lead(1, 1);
        }
        if (node instanceof Node.Sequence sequence) {
            int longest = 0;
            int through = 0;
            for (Node part : sequence.parts()) {
                Lead of = of(part);
                longest = Math.max(longest, through + of.longest);
                if (of.through < 0) {
                    return new Lead(longest, -1);
                }
                through += of.through;
            }
            return new Lead(longest, through);
        }
        if (node instanceof Node.Choice choice) {
            List<Lead> ways = choice.ways().stream().map(Lead::of).toList();
            return new Lead(
                    ways.stream().mapToInt(Lead::longest).max().orElse(0),
                    ways.stream().mapToInt(Lead::through).max().orElse(0));
        }
        if (node instanceof Node.Optional optional) {
            Lead of = of(optional.part());
            return new Lead(of.longest, Math.max(0, of.through));
        }
        if (node instanceof Node.Capture capture) {
            return of(capture.part());
        }
        return new Lead(0, node instanceof Node.Words || node instanceof Node.Kind ? -1 : 0);
    }
}
