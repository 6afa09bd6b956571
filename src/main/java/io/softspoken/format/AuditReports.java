package io.softspoken.format;

import io.softspoken.report.AuditFigures;
import io.softspoken.report.AuditFigures.Decisions;
import io.softspoken.report.AuditFigures.Group;
import io.softspoken.report.AuditFigures.ThreadFigures;
import io.softspoken.report.Category;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an archive shows, as text of 80 columns and as CSV. */
public final class AuditReports {
    private static final int MOST_ROWS = 12;

    private AuditReports() {}

    /** For people: the most telling rows of each table. */
    public static String text(AuditFigures figures) {
        StringBuilder out = new StringBuilder();
        Group total = figures.total();
        line(
                out,
                "%,d mails: %,d to send, %,d to review, %,d to hold.",
                total.mails(),
                total.send(),
                total.review(),
                total.hold());
        line(
                out,
                "%,d findings: %,d high, %,d medium, %,d low; %,d things missing.",
                total.findings(),
                total.high(),
                total.medium(),
                total.low(),
                total.missing());
        figures.unreadable().forEach((why, n) -> line(out, "%,d not judged: %s.", n, why));
        if (figures.otherFiles() > 0) {
            line(out, "%,d files were no mails.", figures.otherFiles());
        }
        AuditTrend.sentence(figures).ifPresent(trend -> line(out, "%s", trend));
        table(out, "By category", named(figures.categories()), true);
        table(out, "By rule", figures.rules(), true);
        Map<String, Group> months = new LinkedHashMap<>();
        List<Map.Entry<String, Group>> known = AuditTrend.months(figures);
        known.subList(Math.max(0, known.size() - MOST_ROWS), known.size())
                .forEach(month -> months.put(month.getKey(), month.getValue()));
        table(out, "By month" + (known.size() > MOST_ROWS ? ", the last " + MOST_ROWS : ""), months, false);
        table(out, "By address", figures.addresses(), false);
        threads(out, "Worst threads", figures.worst());
        threads(out, "Longest threads without a finding", figures.best());
        decisions(out, figures.decisions());
        return out.toString();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static Map<String, Group> named(Map<Category, Group> categories) {
        Map<String, Group> named = new LinkedHashMap<>();
        categories.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(b.findings(), a.findings())))
                .forEach(one -> named.put(one.getKey().id(), one.getValue()));
        return named;
    }

    private static void table(StringBuilder out, String title, Map<String, Group> rows, boolean found) {
        if (rows.isEmpty()) {
            return;
        }
        out.append('\n');
        line(
                out,
                "%-36s %8s %7s %7s %7s %9s",
                title,
                "mails",
                "high",
                "medium",
                found ? "low" : "low",
                found ? "missing" : "per 100");
        int shown = 0;
        for (Map.Entry<String, Group> row : rows.entrySet()) {
            if (shown++ == MOST_ROWS) {
                line(out, "  … and %,d more", rows.size() - MOST_ROWS);
                break;
            }
            Group group = row.getValue();
            line(
                    out,
                    "  %s %8s %7s %7s %7s %9s",
                    cell(row.getKey(), 34),
                    Html.number(group.mails()),
                    Html.number(group.high()),
                    Html.number(group.medium()),
                    Html.number(group.low()),
                    found ? Html.number(group.missing()) : String.format(Locale.ROOT, "%.1f", group.perHundred()));
            if (!group.example().isEmpty()) {
                line(out, "    \"%s\"", cut(Columns.safe(group.example()), 72));
            }
        }
    }

    private static void threads(StringBuilder out, String title, List<ThreadFigures> threads) {
        if (threads.isEmpty()) {
            return;
        }
        out.append('\n').append(title).append('\n');
        for (ThreadFigures thread : threads) {
            Group group = thread.figures();
            line(
                    out,
                    "  %,4d mails %,4d high %,4d medium %,4d low  <%s>",
                    group.mails(),
                    group.high(),
                    group.medium(),
                    group.low(),
                    Columns.safe(thread.thread()));
            if (!thread.worstMail().isEmpty() && !thread.worstMail().equals(thread.thread()) && group.findings() > 0) {
                line(out, "       heaviest <%s>", Columns.safe(thread.worstMail()));
            }
            if (!thread.subject().isEmpty()) {
                line(out, "       %s", cut(Columns.safe(thread.subject()), 72));
            }
        }
    }

    private static void decisions(StringBuilder out, Map<String, Decisions> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        out.append('\n');
        line(out, "%-36s %8s %9s %9s", "Precision by rule", "accepted", "dismissed", "precision");
        decisions.forEach((rule, one) ->
                line(out, "  %s %8d %9d %8.0f%%", cell(rule, 34), one.accepted(), one.dismissed(), one.precision()));
    }

    private static String cell(String text, int width) {
        String safe = cut(Columns.safe(text), width);
        return safe + " ".repeat(Math.max(0, width - Columns.width(safe)));
    }

    private static String cut(String text, int width) {
        return text.length() > width ? text.substring(0, width - 1) + "…" : text;
    }

    /**
     * For programs: a row for each group, all of them. {@code by} says of which table it is: {@code total}, {@code category},
     * {@code rule}, {@code month}, {@code address}, {@code worst-thread}, {@code best-thread}, {@code unreadable}.
     */
    public static String csv(AuditFigures figures) {
        StringBuilder out = new StringBuilder(
                "by,what,mails,send,review,hold,high,medium,low,missing,findings_per_100,accepted,dismissed,example\r\n");
        row(out, "total", "", figures.total(), null, "");
        named(figures.categories()).forEach((id, group) -> row(out, "category", id, group, null, group.example()));
        figures.rules()
                .forEach((id, group) ->
                        row(out, "rule", id, group, figures.decisions().get(id), group.example()));
        figures.decisions().forEach((id, decisions) -> {
            if (!figures.rules().containsKey(id)) {
                row(out, "rule", id, Group.NONE, decisions, "");
            }
        });
        figures.months().forEach((month, group) -> row(out, "month", month, group, null, ""));
        figures.addresses().forEach((address, group) -> row(out, "address", address, group, null, ""));
        figures.worst().forEach(one -> row(out, "worst-thread", one.thread(), one.figures(), null, one.subject()));
        figures.best().forEach(one -> row(out, "best-thread", one.thread(), one.figures(), null, one.subject()));
        figures.unreadable()
                .forEach((why, n) -> out.append("unreadable,")
                        .append(csv(why))
                        .append(',')
                        .append(n)
                        .append(",,,,,,,,,,,\r\n"));
        return out.toString();
    }

    private static void row(
            StringBuilder out,
            String by,
            String what,
            Group group,
            @org.jspecify.annotations.Nullable Decisions decisions,
            String example) {
        out.append(by).append(',').append(csv(what));
        for (long n : new long[] {
            group.mails(),
            group.send(),
            group.review(),
            group.hold(),
            group.high(),
            group.medium(),
            group.low(),
            group.missing()
        }) {
            out.append(',').append(n);
        }
        out.append(String.format(Locale.ROOT, ",%.1f,", group.perHundred()));
        out.append(decisions == null ? "" : Long.toString(decisions.accepted())).append(',');
        out.append(decisions == null ? "" : Long.toString(decisions.dismissed()))
                .append(',');
        out.append(csv(example)).append("\r\n");
    }

    /** RFC 4180; what a spreadsheet would take for a formula is made text. */
    private static String csv(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
