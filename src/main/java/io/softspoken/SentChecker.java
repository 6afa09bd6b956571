package io.softspoken;

import io.softspoken.deep.DeepUnavailableException;
import io.softspoken.judge.Settings;
import io.softspoken.report.Depth;
import io.softspoken.rules.PackFile;
import io.softspoken.rules.RulesException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link ToneChecker} on its way to another Java.
 *
 * @param engine what judged where it comes from; two that differ would judge one archive by two measures
 * @param depth which models are heard
 * @param settings what the user has set
 * @param packs the user's own packs and glossaries, as they were read
 */
record SentChecker(String engine, Depth depth, Settings settings, List<PackFile> packs) implements Serializable {
    /** Those that arrived before: whoever spreads work sends the same checker with each piece of it. */
    private static final Map<SentChecker, SoftReference<ToneChecker>> ARRIVED = new HashMap<>();

    private Object readResolve() throws ObjectStreamException {
        synchronized (ARRIVED) {
            SoftReference<ToneChecker> known = ARRIVED.get(this);
            ToneChecker checker = known == null ? null : known.get();
            if (checker == null) {
                checker = made();
                ARRIVED.values().removeIf(one -> one.get() == null);
                ARRIVED.put(this, new SoftReference<>(checker));
            }
            return checker;
        }
    }

    private ToneChecker made() throws InvalidObjectException {
        ToneChecker checker;
        try {
            checker = ToneChecker.of(depth, settings, packs);
        } catch (RulesException e) {
            // Its packs were good where it comes from, so the rules beside them are others here.
            throw otherEngine("another");
        } catch (DeepUnavailableException e) {
            throw new InvalidObjectException("the checker that was sent hears the deep model: " + e.getMessage());
        }
        if (!checker.engine().equals(engine)) {
            throw otherEngine(checker.engine());
        }
        return checker;
    }

    private InvalidObjectException otherEngine(String here) {
        return new InvalidObjectException("the checker was sent by Softspoken " + engine + ", here is " + here
                + "; use the same on all machines");
    }
}
