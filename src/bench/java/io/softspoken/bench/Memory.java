package io.softspoken.bench;

import io.softspoken.ToneChecker;
import java.util.Locale;

/** How much a loaded engine holds: the live heap after collection, with one and without; and after its first check. */
public final class Memory {
    private Memory() {}

    /** Prints three figures in MB. */
    public static void main(String[] args) throws InterruptedException {
        long before = live();
        ToneChecker checker = ToneChecker.create();
        long loaded = live();
        int findings = checker.check("No problem! Hopefully you haven't lost all your data.")
                .findings()
                .size();
        long checked = live();
        System.out.printf(
                Locale.ROOT,
                "live heap: %.1f MB for the engine, %.1f MB after its first check (of %d findings)%n",
                (loaded - before) / 1e6,
                (checked - before) / 1e6,
                findings);
        Results.put("heap", (checked - before) / 1e6);
    }

    private static long live() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(30);
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
