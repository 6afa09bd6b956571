package io.softspoken.audit;

import io.softspoken.draft.Markup;
import io.softspoken.mail.SentMail;
import io.softspoken.report.Category;
import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an audit keeps of one mail.
 *
 * @param key the mail's place in the archive, hashed
 * @param unreadable why it could not be judged; empty if it could
 * @param verdict what should have happened to it; null if it could not be judged
 * @param month such as {@code 2026-11}, or {@code unknown}
 * @param from the writer's address
 * @param thread the thread it belongs to
 * @param id its Message-ID
 * @param hits what was found, by rule
 * @param missing what its reader was owed and not given
 * @param subject its subject, if words were asked for; else empty
 */
record Outcome(
        long key,
        String unreadable,
        @Nullable Verdict verdict,
        String month,
        String from,
        String thread,
        String id,
        List<Hit> hits,
        List<String> missing,
        String subject) {
    static final String UNKNOWN = "unknown";

    private static final int FIELDS = 10;
    private static final int LONGEST_EXAMPLE = 160;

    /**
     * Findings of a rule in one mail.
     *
     * @param example words that were found, if they were asked for; else empty
     */
    record Hit(String rule, Category category, int high, int medium, int low, String example) {}

    /** @param quoting whether words of the mail are kept */
    static Outcome of(long key, SentMail mail, @Nullable ToneReport report, boolean quoting) {
        List<Hit> hits = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (report != null) {
            Map<String, Hit> byRule = new TreeMap<>();
            for (Finding finding : report.findings()) {
                byRule.merge(finding.rule(), hit(finding, quoting), Outcome::plus);
            }
            hits.addAll(byRule.values());
            report.missing().forEach(one -> missing.add(one.item().id()));
        }
        return new Outcome(
                key,
                mail.unreadable(),
                report == null ? null : report.verdict(),
                month(mail.date()),
                mail.from(),
                mail.thread(),
                mail.id(),
                hits,
                missing,
                quoting ? mail.subject() : "");
    }

    /** A mail that is too large to be read. */
    static Outcome unreadable(long key, String why) {
        return new Outcome(key, why, null, UNKNOWN, "", "", "", List.of(), List.of(), "");
    }

    private static Hit hit(Finding finding, boolean quoting) {
        String quote = quoting ? Markup.withoutTags(finding.quote()).replaceAll("[\\p{Cntrl}\\s]+", " ") : "";
        return new Hit(
                finding.rule(),
                finding.category(),
                finding.severity() == io.softspoken.report.Severity.HIGH ? 1 : 0,
                finding.severity() == io.softspoken.report.Severity.MEDIUM ? 1 : 0,
                finding.severity() == io.softspoken.report.Severity.LOW ? 1 : 0,
                quote.length() > LONGEST_EXAMPLE ? cut(quote) + "…" : quote);
    }

    private static String cut(String quote) {
        boolean inside = Character.isHighSurrogate(quote.charAt(LONGEST_EXAMPLE - 1)); // of a character that takes two
        return quote.substring(0, inside ? LONGEST_EXAMPLE - 1 : LONGEST_EXAMPLE);
    }

    private static Hit plus(Hit a, Hit b) {
        return new Hit(
                a.rule(), a.category(), a.high() + b.high(), a.medium() + b.medium(), a.low() + b.low(), a.example());
    }

    /** A clock that was never set says nothing of the month. */
    private static String month(Optional<Instant> date) {
        return date.map(when -> YearMonth.from(when.atOffset(ZoneOffset.UTC)))
                .filter(month -> month.getYear() >= 1980 && month.getYear() < 2100)
                .map(YearMonth::toString)
                .orElse(UNKNOWN);
    }

    /** As a line of the journal, without its end. */
    String line() {
        StringBuilder found = new StringBuilder();
        for (Hit hit : hits) {
            found.append(found.isEmpty() ? "" : "\u001F")
                    .append(hit.rule())
                    .append('\u001E')
                    .append(hit.category().id())
                    .append('\u001E')
                    .append(hit.high())
                    .append('\u001E')
                    .append(hit.medium())
                    .append('\u001E')
                    .append(hit.low())
                    .append('\u001E')
                    .append(hit.example());
        }
        return String.join(
                "\t",
                Long.toHexString(key),
                unreadable,
                verdict == null ? "" : verdict.id(),
                month,
                from,
                thread,
                id,
                found,
                String.join(" ", missing),
                subject);
    }

    /**
     * A line of the journal read again.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Outcome read(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not " + FIELDS + " fields");
        }
        List<Hit> hits = new ArrayList<>();
        for (String one : fields[7].isEmpty() ? new String[0] : fields[7].split("\u001F")) {
            String[] parts = one.split("\u001E", -1);
            if (parts.length != 6) {
                throw new IllegalArgumentException("no finding");
            }
            hits.add(new Hit(
                    parts[0],
                    Category.of(parts[1]).orElseThrow(() -> new IllegalArgumentException("no category")),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    parts[5]));
        }
        return new Outcome(
                Long.parseUnsignedLong(fields[0], 16),
                fields[1],
                fields[2].isEmpty() ? null : Verdict.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                fields[3],
                fields[4],
                fields[5],
                fields[6],
                hits,
                fields[8].isEmpty() ? List.of() : List.of(fields[8].split(" ")),
                fields[9]);
    }
}
