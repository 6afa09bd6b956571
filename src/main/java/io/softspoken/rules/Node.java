package io.softspoken.rules;

import java.util.List;

/** A pattern as written: the tree that {@link PatternParser} makes and {@link PatternCompiler} turns into code. */
sealed interface Node {
    /** One of these folded words. */
    record Words(List<String> words) implements Node {}

    /** A word of a kind that is seen from its spelling or its part of speech. */
    record Kind(WordKind kind) implements Node {}

    /** One word that is none of these. */
    record Not(List<String> words) implements Node {}

    /** Any word. */
    record Any() implements Node {}

    /** Up to {@code longest} words, none of them punctuation. */
    record Gap(int longest) implements Node {}

    /** One after the other. */
    record Sequence(List<Node> parts) implements Node {}

    /** One of them, the first that fits. */
    record Choice(List<Node> ways) implements Node {}

    /** May be absent. */
    record Optional(Node part) implements Node {}

    /** Remembers what it matches. */
    record Capture(String name, Node part) implements Node {}

    /** The sentence starts here. */
    record Start() implements Node {}

    /** The sentence ends here. */
    record End() implements Node {}

    /** A comma or the like stands here. */
    record Break() implements Node {}
}
