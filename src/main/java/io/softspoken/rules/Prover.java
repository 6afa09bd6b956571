package io.softspoken.rules;

import io.softspoken.text.Text;
import io.softspoken.text.Token;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Proves a candidate: runs a pattern's code at one token, all ways at once (Thompson's and Pike's construction, see
 * Russ Cox, "Regular Expression Matching: the Virtual Machine Approach"), so that no text makes it go back. One thread.
 */
final class Prover {
    private static final WordKind[] KINDS = WordKind.values();

    private final Program program;
    private final SentenceEdges edges;

    /** Used again for each proof, since there are many and each is short. */
    private Threads now = new Threads();

    private Threads next = new Threads();

    Prover(Program program, SentenceEdges edges) {
        this.program = program;
        this.edges = edges;
    }

    /**
     * The match of a pattern that begins at token {@code start}: first token, one past the last, then a pair for each
     * capture (-1 where it took no part); null if there is none.
     *
     * @param end one past the last token of the sentence
     */
    int @Nullable [] prove(Code code, Text text, int start, int end) {
        int n = code.ops().length;
        int slots = 2 + 2 * code.names().length;
        now.begin(n);
        next.begin(n);
        int[] best = null;
        int[] fresh = new int[slots];
        Arrays.fill(fresh, -1);
        fresh[0] = start;
        add(now, code, 0, text, start, fresh, end);
        for (int t = start; now.size > 0; t++) {
            next.begin(n);
            for (int i = 0; i < now.size; i++) {
                int pc = now.pc[i];
                int[] saved = now.saved[i];
                if (code.ops()[pc] == Code.MATCH) {
                    best = saved.clone();
                    best[1] = t;
                    break; // the ways that follow are of lower rank
                }
                if (t < end && fits(code, pc, text, t)) {
                    add(next, code, pc + 1, text, t + 1, saved, end);
                }
            }
            Threads swap = now;
            now = next;
            next = swap;
        }
        return best;
    }

    private boolean fits(Code code, int pc, Text text, int t) {
        boolean mark = text.is(t, Token.PUNCTUATION);
        return switch (code.ops()[pc]) {
            case Code.SET -> Arrays.binarySearch(program.sets()[code.x()[pc]], text.word(t)) >= 0;
            case Code.NOT -> !mark && Arrays.binarySearch(program.sets()[code.x()[pc]], text.word(t)) < 0;
            case Code.ANY -> !mark;
            case Code.KIND -> KINDS[code.x()[pc]].holds(text, t);
            default -> false;
        };
    }

    private void add(Threads threads, Code code, int pc, Text text, int t, int[] saved, int end) {
        if (threads.seen[pc] == threads.step) {
            return;
        }
        threads.seen[pc] = threads.step;
        switch (code.ops()[pc]) {
            case Code.FORK -> {
                add(threads, code, code.x()[pc], text, t, saved, end);
                add(threads, code, code.y()[pc], text, t, saved, end);
            }
            case Code.SAVE -> {
                int[] copy = saved.clone();
                copy[2 + code.x()[pc]] = t;
                add(threads, code, pc + 1, text, t, copy, end);
            }
            case Code.START -> {
                if (edges.starts(t)) {
                    add(threads, code, pc + 1, text, t, saved, end);
                }
            }
            case Code.END -> {
                if (edges.ends(t)) {
                    add(threads, code, pc + 1, text, t, saved, end);
                }
            }
            case Code.BREAK -> {
                if (edges.breaks(t)) {
                    add(threads, code, pc + 1, text, t, saved, end);
                }
            }
            default -> {
                threads.pc[threads.size] = pc;
                threads.saved[threads.size++] = saved;
            }
        }
    }

    /** The ways alive at one token, best first; an instruction is marked with the step at which it was reached. */
    private static final class Threads {
        int[] pc = new int[32];
        int[][] saved = new int[32][];
        long[] seen = new long[32];
        long step;
        int size;

        void begin(int n) {
            if (n > pc.length) {
                int length = Math.max(n, 2 * pc.length);
                pc = new int[length];
                saved = new int[length][];
                seen = new long[length];
            }
            step++;
            size = 0;
        }
    }
}
