package io.softspoken.format;

import io.softspoken.report.AuditFigures;
import io.softspoken.report.AuditFigures.Group;
import io.softspoken.report.AuditFigures.ThreadFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an archive shows, as one page with charts. It stands alone as a report's page does. */
public final class AuditPage {
    private static final int MOST_ROWS = 25;
    private static final int MOST_MONTHS = 36;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 260;
    private static final int LEFT = 44;
    private static final int RIGHT = 18;
    private static final int BOTTOM = 34;
    private static final int TOP = 12;

    private final AuditFigures figures;
    private final Html body = new Html();

    private AuditPage(AuditFigures figures) {
        this.figures = figures;
    }

    /**
     * The page.
     *
     * @param version that of Softspoken
     */
    public static String write(AuditFigures figures, String version) {
        return new AuditPage(figures).page(version);
    }

    private String page(String version) {
        Group total = figures.total();
        String title = "How " + Html.number(total.mails()) + " sent mails would be heard";
        body.open("header").element("p", "Softspoken", "class", "brand").element("h1", title);
        AuditTrend.sentence(figures).ifPresent(trend -> body.element("p", trend));
        body.open("ul", "class", "tiles");
        tile(percent(total.stopped()), "to be looked at again or held");
        tile(Html.number(total.hold()), "to hold: would harm the relationship");
        tile(number(total.perHundred()), "findings for a hundred mails");
        tile(Html.number(total.missing()), "things owed and not said");
        body.close().close().line().open("main", "id", "main", "tabindex", "-1").line();
        months();
        Map<String, Group> categories = new LinkedHashMap<>();
        figures.categories().entrySet().stream()
                .sorted((a, b) ->
                        Long.compare(b.getValue().findings(), a.getValue().findings()))
                .forEach(one -> categories.put(one.getKey().id(), one.getValue()));
        found("By category", "category", categories);
        found("By rule", "rule", figures.rules());
        writers();
        threads("Worst threads", "heaviest first", figures.worst(), true);
        threads("Longest threads without a finding", "longest first", figures.best(), false);
        decisions();
        unread();
        body.close().line().open("footer");
        body.element(
                "p",
                "Softspoken " + version + ", engine " + figures.engine()
                        + ". Months by UTC. A mail that could not be judged counts nowhere but in its own list.");
        body.close().line();
        return Html.page(title + " · Softspoken", List.of("page.css", "audit.css"), body);
    }

    private void tile(String figure, String what) {
        body.open("li").element("strong", figure).element("span", what).close();
    }

    private void section(String title) {
        body.open("section").element("h2", title).line();
    }

    private void key() {
        body.open("ul", "class", "key");
        for (String severity : List.of("high", "medium", "low")) {
            body.open("li").element("i", "", "class", severity).text(severity).close();
        }
        body.close().line();
    }

    private void months() {
        List<Map.Entry<String, Group>> all = AuditTrend.months(figures);
        if (all.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Group>> months = all.subList(Math.max(0, all.size() - MOST_MONTHS), all.size());
        section("By month" + (all.size() > MOST_MONTHS ? ", the last " + MOST_MONTHS : ""));
        body.open("div", "class", "card");
        key();
        List<Map.Entry<String, Group>> telling = AuditTrend.telling(figures);
        List<Map.Entry<String, Group>> known = telling.isEmpty() ? months : telling;
        long last = monthNumber(known.get(known.size() - 1));
        List<Map.Entry<String, Group>> drawn = known.stream()
                .filter(month -> last - monthNumber(month) < MOST_MONTHS)
                .toList();
        body.element("p", "Findings for a hundred mails", "class", "label");
        chart(drawn);
        if (drawn.size() < months.size()) {
            body.element("p", "Months with few mails are left out.", "class", "soft");
        }
        body.open("details").element("summary", "The same as a table");
        body.open("div", "class", "scroll", "tabindex", "0").open("table");
        body.element("caption", "Mails and findings by month");
        head("month", "mails", "to hold", "high", "medium", "low", "per 100");
        body.open("tbody");
        months.forEach(month -> {
            Group group = month.getValue();
            body.open("tr").element("th", month.getKey(), "scope", "row");
            cells(group.mails(), group.hold(), group.high(), group.medium(), group.low());
            body.element("td", number(group.perHundred()), "class", "n").close();
        });
        body.close().close().close().close().close().close().line();
    }

    /** Months counted from a fixed one, so that those between two can be told. */
    private static long monthNumber(Map.Entry<String, Group> month) {
        String[] parts = month.getKey().split("-");
        return Long.parseLong(parts[0]) * 12 + Long.parseLong(parts[1]) - 1;
    }

    /** Findings for a hundred mails, a bar for each month; where one is left out, a gap is. */
    private void chart(List<Map.Entry<String, Group>> months) {
        double most = months.stream()
                .mapToDouble(month -> month.getValue().perHundred())
                .max()
                .orElse(0);
        double step = step(most);
        double top = Math.max(step, Math.ceil(most / step) * step);
        String first = months.get(0).getKey();
        String last = months.get(months.size() - 1).getKey();
        body.open("div", "class", "scroll", "tabindex", "0");
        body.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                "Findings for a hundred mails by month, from " + first + " to " + last + ", between "
                        + number(months.stream()
                                .mapToDouble(month -> month.getValue().perHundred())
                                .min()
                                .orElse(0))
                        + " and " + number(most) + ". The table below holds the figures.");
        double plot = HEIGHT - BOTTOM - TOP;
        for (double at = 0; at <= top + step / 2; at += step) {
            String y = number(TOP + plot - plot * at / top);
            body.open("line", "class", "grid", "x1", "" + LEFT, "x2", "" + WIDTH, "y1", y, "y2", y)
                    .close();
            body.element("text", label(at), "x", "" + (LEFT - 8), "y", y, "dy", "4", "text-anchor", "end");
        }
        long begin = monthNumber(months.get(0));
        long span = monthNumber(months.get(months.size() - 1)) - begin + 1;
        double slot = (WIDTH - LEFT - RIGHT) / (double) span;
        double wide = Math.min(46, slot * 0.72);
        int every = Math.max(1, (int) Math.ceil(80 / slot));
        for (int i = 0; i < months.size(); i++) {
            Group group = months.get(i).getValue();
            long at = monthNumber(months.get(i)) - begin;
            double x = LEFT + slot * at + (slot - wide) / 2;
            double y = TOP + plot;
            long[] counts = {group.low(), group.medium(), group.high()};
            String[] names = {"low", "medium", "high"};
            body.open("g")
                    .element(
                            "title",
                            months.get(i).getKey() + ": " + Html.number(group.mails()) + " mails, "
                                    + number(group.perHundred()) + " findings for a hundred");
            for (int s = 0; s < counts.length; s++) {
                double height = group.mails() == 0 ? 0 : plot * (100.0 * counts[s] / group.mails()) / top;
                y -= height;
                if (height > 0) {
                    body.open(
                                    "rect",
                                    "class",
                                    names[s],
                                    "x",
                                    number(x),
                                    "y",
                                    number(y),
                                    "width",
                                    number(wide),
                                    "height",
                                    number(height))
                            .close();
                }
            }
            body.close();
            if ((span - 1 - at) % every == 0) {
                body.element(
                        "text",
                        months.get(i).getKey(),
                        "x",
                        number(x + wide / 2),
                        "y",
                        "" + (HEIGHT - 10),
                        "text-anchor",
                        "middle");
            }
        }
        body.close().close().line();
    }

    /** A round distance between lines, so that there are three to six of them. */
    private static double step(double most) {
        double rough = Math.max(most, 1) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double first = rough / power;
        return power * (first <= 1 ? 1 : first <= 2 ? 2 : first <= 5 ? 5 : 10);
    }

    private void found(String title, String what, Map<String, Group> rows) {
        if (rows.isEmpty()) {
            return;
        }
        section(title);
        key();
        long most = rows.values().stream()
                .mapToLong(group -> group.findings() + group.missing())
                .max()
                .orElse(1);
        body.open("div", "class", "scroll", "tabindex", "0").open("table");
        body.element("caption", "In how many mails, and how often by weight; the " + what + " found most stands first");
        head(what, "", "mails", "high", "medium", "low", "missing");
        body.open("tbody");
        int shown = 0;
        for (Map.Entry<String, Group> row : rows.entrySet()) {
            if (shown++ == MOST_ROWS) {
                break;
            }
            Group group = row.getValue();
            body.open("tr").open("th", "scope", "row").text(row.getKey());
            if (!group.example().isEmpty()) {
                body.empty("br").element("q", group.example(), "dir", "auto");
            }
            body.close().open("td", "aria-hidden", "true").open("span", "class", "bar");
            part("high", group.high(), most);
            part("medium", group.medium(), most);
            part("low", group.low() + group.missing(), most);
            body.close().close();
            cells(group.mails(), group.high(), group.medium(), group.low(), group.missing());
            body.close().line();
        }
        body.close().close().close();
        more(rows.size());
        body.close().line();
    }

    private void part(String severity, long n, long most) {
        if (n > 0) {
            body.element(
                    "i", "", "class", severity, "style", String.format(Locale.ROOT, "width:%.2f%%", 100.0 * n / most));
        }
    }

    private void writers() {
        section("By address");
        body.open("div", "class", "scroll", "tabindex", "0").open("table");
        body.element("caption", "By the address in From; who wrote most stands first");
        head("address", "mails", "to review", "to hold", "high", "medium", "low", "per 100");
        body.open("tbody");
        figures.addresses().entrySet().stream().limit(MOST_ROWS).forEach(row -> {
            Group group = row.getValue();
            body.open("tr").element("th", row.getKey(), "scope", "row");
            cells(group.mails(), group.review(), group.hold(), group.high(), group.medium(), group.low());
            body.element("td", number(group.perHundred()), "class", "n").close().line();
        });
        body.close().close().close();
        more(figures.addresses().size());
        body.close().line();
    }

    private void threads(String title, String order, List<ThreadFigures> threads, boolean heavy) {
        if (threads.isEmpty()) {
            return;
        }
        section(title);
        body.open("div", "class", "scroll", "tabindex", "0").open("table");
        body.element("caption", "By the Message-ID they began with, " + order);
        head("thread", "mails", "high", "medium", "low", "missing");
        body.open("tbody");
        for (ThreadFigures thread : threads) {
            Group group = thread.figures();
            body.open("tr").open("th", "scope", "row", "class", "id");
            if (!thread.subject().isEmpty()) {
                body.element("span", thread.subject(), "dir", "auto").empty("br");
            }
            body.element("code", thread.thread());
            if (heavy && !thread.worstMail().isEmpty() && !thread.worstMail().equals(thread.thread())) {
                body.empty("br")
                        .element("span", "heaviest mail ", "class", "soft")
                        .element("code", thread.worstMail());
            }
            body.close();
            cells(group.mails(), group.high(), group.medium(), group.low(), group.missing());
            body.close().line();
        }
        body.close().close().close().close().line();
    }

    private void decisions() {
        if (figures.decisions().isEmpty()) {
            return;
        }
        section("Precision by rule");
        body.open("div", "class", "scroll", "tabindex", "0").open("table");
        body.element("caption", "What writers did with findings when they went through their drafts");
        head("rule", "accepted", "dismissed", "precision");
        body.open("tbody");
        figures.decisions().forEach((rule, decisions) -> {
            body.open("tr").element("th", rule, "scope", "row");
            cells(decisions.accepted(), decisions.dismissed());
            body.element("td", percent(decisions.precision()), "class", "n")
                    .close()
                    .line();
        });
        body.close().close().close().close().line();
    }

    private void unread() {
        if (figures.unreadable().isEmpty() && figures.otherFiles() == 0) {
            return;
        }
        section("Not judged");
        body.open("ul");
        figures.unreadable().forEach((why, n) -> body.element("li", Html.number(n) + ": " + why));
        if (figures.otherFiles() > 0) {
            body.element("li", Html.number(figures.otherFiles()) + ": files that are no mails");
        }
        body.close().close().line();
    }

    private void head(String first, String... others) {
        body.open("thead").open("tr").element("th", first, "scope", "col");
        for (String other : others) {
            if (other.isEmpty()) {
                body.element("td", "");
            } else {
                body.element("th", other, "scope", "col", "class", "n");
            }
        }
        body.close().close().line();
    }

    private void cells(long... numbers) {
        for (long n : numbers) {
            body.element("td", Html.number(n), "class", "n");
        }
    }

    private void more(int rows) {
        if (rows > MOST_ROWS) {
            body.element("p", Html.number(rows - MOST_ROWS) + " more stand in the CSV.", "class", "soft");
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String label(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : number(value);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f%%", value);
    }
}
