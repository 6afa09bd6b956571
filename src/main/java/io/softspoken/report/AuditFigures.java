package io.softspoken.report;

import java.util.List;
import java.util.Map;

/**
 * What an archive of sent mail shows, in numbers. No words of any mail, unless they were asked for.
 *
 * @param engine version and hash of the engine that read it
 * @param total over all mails
 * @param unreadable for each reason how many mails could not be judged
 * @param otherFiles how many files were no mails
 * @param categories by category: the mails in which it was found
 * @param rules by the id of a rule, or {@code missing/…}: the mails in which it was found
 * @param months by month ({@code 2026-11}, by UTC), or {@code unknown}
 * @param addresses by the address of the writer; no more than a bound, the rest under {@code (others)}
 * @param worst the threads that weigh most, worst first
 * @param best the longest threads in which nothing was found, longest first
 * @param decisions by rule, how often its findings were accepted and dismissed, where that was kept
 */
public record AuditFigures(
        String engine,
        Group total,
        Map<String, Long> unreadable,
        long otherFiles,
        Map<Category, Group> categories,
        Map<String, Group> rules,
        Map<String, Group> months,
        Map<String, Group> addresses,
        List<ThreadFigures> worst,
        List<ThreadFigures> best,
        Map<String, Decisions> decisions) {
    /**
     * Some mails.
     *
     * @param mails how many
     * @param send with that verdict
     * @param review with that verdict
     * @param hold with that verdict
     * @param high findings of that weight: all in the mails, or those of the category or rule the group stands for
     * @param medium findings of that weight
     * @param low findings of that weight
     * @param missing things that the reader was owed and not given
     * @param example words that were found, if they were asked for; else empty
     */
    public record Group(
            long mails,
            long send,
            long review,
            long hold,
            long high,
            long medium,
            long low,
            long missing,
            String example) {
        /** A group of no mails. */
        public static final Group NONE = new Group(0, 0, 0, 0, 0, 0, 0, 0, "");

        /** All findings. */
        public long findings() {
            return high + medium + low;
        }

        /** Findings for a hundred mails; 0 if there are none. */
        public double perHundred() {
            return mails == 0 ? 0 : 100.0 * findings() / mails;
        }

        /** Of a hundred mails so many would have been looked at again or held. */
        public double stopped() {
            return mails == 0 ? 0 : 100.0 * (review + hold) / mails;
        }

        /** Both together. */
        public Group plus(Group other) {
            return new Group(
                    mails + other.mails,
                    send + other.send,
                    review + other.review,
                    hold + other.hold,
                    high + other.high,
                    medium + other.medium,
                    low + other.low,
                    missing + other.missing,
                    example.isEmpty() ? other.example : example);
        }
    }

    /**
     * A conversation, as far as it was sent from here.
     *
     * @param thread the Message-ID it began with
     * @param worstMail the Message-ID of the mail in it that weighs most
     * @param figures over its mails
     * @param subject its subject, if words were asked for; else empty
     */
    public record ThreadFigures(String thread, String worstMail, Group figures, String subject) {}

    /** How often findings of a rule were accepted and dismissed by writers who went through them. */
    public record Decisions(long accepted, long dismissed) {
        /** The share that was accepted, 0 to 100; 0 if there are none. */
        public double precision() {
            return accepted + dismissed == 0 ? 0 : 100.0 * accepted / (accepted + dismissed);
        }
    }

    /** Copies nothing: the maps keep the order in which they are to be shown. */
    public AuditFigures {
        worst = List.copyOf(worst);
        best = List.copyOf(best);
    }
}
