package io.softspoken.rules;

import io.softspoken.text.Text;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * What a match of a pattern can begin with: a quick look, before the pattern is tried at a token.
 *
 * @param any whether it may be any word
 * @param flags bits of {@link io.softspoken.text.Token}, of which one is enough
 * @param words numbers of words, rising
 */
record Opening(boolean any, int flags, int[] words) {
    static Opening of(Code code, int[][] sets) {
        TreeSet<Integer> words = new TreeSet<>();
        boolean[] seen = new boolean[code.ops().length];
        int flags = collect(code, 0, sets, seen, words);
        return new Opening(
                flags < 0,
                Math.max(flags, 0),
                words.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The bits of what may begin from an instruction on; -1 for any word. */
    private static int collect(Code code, int from, int[][] sets, boolean[] seen, TreeSet<Integer> words) {
        int flags = 0;
        for (int pc = from; !seen[pc]; pc++) {
            seen[pc] = true;
            switch (code.ops()[pc]) {
                case Code.SET -> {
                    for (int word : sets[code.x()[pc]]) {
                        words.add(word);
                    }
                    return flags;
                }
                case Code.KIND -> {
                    int flag = WordKind.values()[code.x()[pc]].flag();
                    return flag == 0 ? -1 : flags | flag;
                }
                case Code.FORK -> {
                    int first = collect(code, code.x()[pc], sets, seen, words);
                    int second = collect(code, code.y()[pc], sets, seen, words);
                    return first < 0 || second < 0 ? -1 : flags | first | second;
                }
                case Code.NOT, Code.ANY -> {
                    return -1;
                }
                case Code.MATCH -> {
                    return flags; // of no words: no match
                }
                default -> {
                    /* a place, or something to remember: what follows begins */
                }
            }
        }
        return flags;
    }

    /** Whether a match may begin with that token. */
    boolean fits(Text text, int token) {
        return any || text.is(token, flags) || Arrays.binarySearch(words, text.word(token)) >= 0;
    }
}
