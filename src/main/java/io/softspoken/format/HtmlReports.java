package io.softspoken.format;

import io.softspoken.draft.Span;
import io.softspoken.report.Category;
import io.softspoken.report.Commitment;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import io.softspoken.report.Severity;
import io.softspoken.report.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One page for all drafts of a run: each with its words underlined, the reasons beside, what is missing, the scores, and the
 * whole as it could be sent. The page stands alone, runs nothing and fetches nothing; it follows the reader's choice of light
 * or dark, and prints.
 */
public final class HtmlReports implements Reports {
    /** Scores under this say nothing. */
    private static final int TELLING = 10;

    private final PrintStream out;
    private final String version;
    private final Html articles = new Html();
    private final Html unread = new Html();
    private final Html overview = new Html();
    private final int[] verdicts = new int[Verdict.values().length];
    private int drafts;
    private int unreadable;
    private String first = "";
    private String engine = "";

    /**
     * Writes to {@code out}, all at the end, for the overview stands first.
     *
     * @param version that of Softspoken
     */
    public HtmlReports(PrintStream out, String version) {
        this.out = out;
        this.version = version;
    }

    @Override
    public void add(Checked checked) {
        String id = "d" + ++drafts;
        first = drafts == 1 ? checked.title() : first;
        engine = checked.report().engine();
        verdicts[checked.report().verdict().ordinal()]++;
        overview.open("tr").open("td").element("a", checked.title(), "href", "#" + id);
        overview.close().open("td");
        verdict(overview, checked.report().verdict());
        overview.close();
        for (int i = Severity.values().length - 1; i >= 0; i--) {
            overview.element("td", Integer.toString(count(checked, Severity.values()[i])), "class", "n");
        }
        overview.close().line();
        article(checked, id);
    }

    @Override
    public void unusable(String name, String why) {
        unreadable++;
        unread.element("li", why).line();
    }

    @Override
    public void end() {
        Html body = new Html();
        String title =
                (drafts == 1 && unreadable == 0 ? "One draft" : drafts + " drafts") + ", read by a second reader";
        body.open("header").line();
        body.element("p", "Softspoken", "class", "brand").line();
        body.element("h1", title).line();
        if (drafts > 1) {
            List<String> counts = new ArrayList<>();
            for (int i = verdicts.length - 1; i >= 0; i--) {
                if (verdicts[i] > 0) {
                    counts.add(verdicts[i] + " to " + Verdict.values()[i].id());
                }
            }
            body.element("p", String.join(", ", counts) + ".", "class", "soft");
        }
        body.close().line().open("main", "id", "main", "tabindex", "-1").line();
        if (unreadable > 0) {
            body.open("section").element("h2", "Not checked", "class", "unread");
            body.open("ul").line().add(unread).close().close().line();
        }
        if (drafts > 1) {
            body.open("div", "class", "scroll", "tabindex", "0")
                    .open("table")
                    .line()
                    .element("caption", "What was found, by draft");
            body.open("thead").open("tr").element("th", "draft", "scope", "col");
            body.element("th", "verdict", "scope", "col");
            for (int i = Severity.values().length - 1; i >= 0; i--) {
                body.element("th", Severity.values()[i].id(), "scope", "col", "class", "n");
            }
            body.close().close().line().open("tbody").line().add(overview);
            body.close().close().close().line();
        }
        body.add(articles).close().line();
        body.open("footer");
        body.element(
                "p",
                "Softspoken " + version + (engine.isEmpty() ? "" : ", engine " + engine)
                        + ". A score is the chance, in percent, that a careful reader would flag the draft for it.");
        body.close().line();
        out.print(Html.page(
                (drafts == 1 ? first + " · " : "") + title + " · Softspoken", List.of("page.css", "report.css"), body));
    }

    private void article(Checked checked, String id) {
        Html html = articles;
        boolean heard = !checked.report().findings().isEmpty()
                || !checked.report().missing().isEmpty();
        html.open("article", "id", id, "aria-labelledby", id + "t").line();
        html.open("div", "class", "title").element("h2", checked.title(), "id", id + "t");
        verdict(html, checked.report().verdict());
        html.element("p", summary(checked)).close().line();
        html.open("div", "class", "columns").line();
        html.open("section", "class", "given").element("h3", "The draft");
        new MarkedDraft(checked, id).write(html);
        html.close().line();
        if (heard) {
            html.open("section", "class", "heard").element("h3", "What a reader would hear");
            html.open("ol", "class", "findings").line();
            List<Finding> findings = checked.report().findings();
            for (int i = 0; i < findings.size(); i++) {
                finding(html, checked, findings.get(i), id, i + 1);
            }
            checked.report().missing().forEach(missing -> missing(html, missing));
            html.close().close().line();
        }
        softened(html, checked);
        html.open("section", "class", "scored");
        scores(html, checked.report().scores());
        commitments(html, checked.report().commitments());
        html.close().close().close().line();
    }

    private static void finding(Html html, Checked checked, Finding finding, String id, int number) {
        String severity = finding.severity().id();
        html.open("li", "id", id + "f" + number, "class", severity, "tabindex", "-1");
        html.open("h4").element("span", Integer.toString(number), "class", "ref " + severity, "aria-hidden", "true");
        html.element("span", finding.category().id())
                .element("span", severity, "class", "tag " + severity)
                .close();
        html.element("blockquote", checked.quote(finding), "dir", "auto");
        html.element("p", finding.message());
        wordings(html, "Try", finding.suggestions());
        SourceLines.Place place = checked.lines().place(finding.start());
        html.open("p", "class", "where").element("code", finding.rule());
        html.element("span", "line " + place.line());
        html.element("a", "to the words", "class", "back", "href", "#" + id + "m" + number);
        html.close().close().line();
    }

    private static void missing(Html html, Missing missing) {
        String severity = missing.item().severity().id();
        html.open("li", "class", severity)
                .open("h4")
                .element("span", "missing " + missing.item().id());
        html.element("span", severity, "class", "tag " + severity).close();
        html.element("p", missing.message());
        wordings(html, "Could be added", missing.suggestions());
        html.close().line();
    }

    private static void wordings(Html html, String label, List<String> wordings) {
        if (wordings.isEmpty()) {
            return;
        }
        html.element("p", label, "class", "label").open("ul", "class", "try");
        for (String wording : wordings) {
            html.element("li", wording.isEmpty() ? "(leave it out)" : wording, "dir", "auto");
        }
        html.close();
    }

    private static void softened(Html html, Checked checked) {
        html.open("section", "class", "gentler").element("h3", "Softened");
        if (checked.softened().equals(checked.draft().words())) {
            html.element(
                    "p",
                    checked.report().findings().isEmpty()
                            ? "It can stay as it is."
                            : "There is no wording that could be put in place by itself.",
                    "class",
                    "soft");
        } else {
            html.open("div", "class", "draft", "dir", "auto");
            for (WordChanges.Part part : WordChanges.between(checked.draft().words(), checked.softened())) {
                if (part.isNew()) {
                    html.element("ins", part.text());
                } else {
                    html.text(part.text());
                }
            }
            html.close();
        }
        html.close().line();
    }

    private static void scores(Html html, Map<Category, Integer> scores) {
        List<Map.Entry<Category, Integer>> telling = scores.entrySet().stream()
                .filter(score -> score.getValue() >= TELLING)
                .sorted(Map.Entry.<Category, Integer>comparingByValue(Comparator.reverseOrder()))
                .toList();
        html.element("h3", "Scores");
        if (!telling.isEmpty()) {
            html.open("table", "class", "scores");
            html.element("caption", "Of a hundred careful readers, so many would flag it for", "class", "unseen");
            for (Map.Entry<Category, Integer> score : telling) {
                html.open("tr").element("th", score.getKey().id(), "scope", "row");
                html.element("td", score.getValue().toString(), "class", "n");
                html.open("td", "aria-hidden", "true").open("span", "class", "track");
                html.element("i", "", "style", "width:" + score.getValue() + "%")
                        .close()
                        .close()
                        .close();
            }
            html.close();
        }
        html.element(
                "p",
                telling.isEmpty() ? "All are under " + TELLING + "." : "All others are under " + TELLING + ".",
                "class",
                "soft");
    }

    private static void commitments(Html html, List<Commitment> commitments) {
        if (commitments.isEmpty()) {
            return;
        }
        html.element("h3", "Promised").open("ul");
        for (Commitment commitment : commitments) {
            html.element("li", commitment.what() + (commitment.when().isEmpty() ? "" : ", " + commitment.when()));
        }
        html.close();
    }

    private static void verdict(Html html, Verdict verdict) {
        html.element("span", verdict.id(), "class", "tag " + verdict.id());
    }

    private static String summary(Checked checked) {
        List<String> parts = new ArrayList<>();
        for (int i = Severity.values().length - 1; i >= 0; i--) {
            int count = count(checked, Severity.values()[i]);
            if (count > 0) {
                parts.add(count + " " + Severity.values()[i].id());
            }
        }
        String what = parts.isEmpty() ? "Nothing to mend." : String.join(", ", parts) + ".";
        return what
                + switch (checked.report().verdict()) {
                    case SEND -> " It can be sent.";
                    case REVIEW -> " Look at it again before it goes.";
                    case HOLD -> " Do not send it like this.";
                };
    }

    private static int count(Checked checked, Severity severity) {
        return (int) (checked.report().findings().stream()
                        .filter(one -> one.severity() == severity)
                        .count()
                + checked.report().missing().stream()
                        .filter(one -> one.item().severity() == severity)
                        .count());
    }

    /** The words of a draft with what was found in them marked. Findings may nest and overlap. */
    private static final class MarkedDraft {
        private final String words;
        private final List<Finding> findings;
        private final List<Span> spans;
        private final String id;

        MarkedDraft(Checked checked, String id) {
            words = checked.draft().words();
            findings = checked.report().findings();
            spans = findings.stream()
                    .map(finding -> checked.draft().seen(new Span(finding.start(), finding.end())))
                    .toList();
            this.id = id;
        }

        void write(Html html) {
            TreeSet<Integer> edges = new TreeSet<>(List.of(0));
            edges.add(words.length());
            spans.forEach(span -> edges.addAll(List.of(span.start(), span.end())));
            html.open("div", "class", "draft", "dir", "auto");
            int from = 0;
            for (int to : edges) {
                segment(html, from, to);
                from = to;
            }
            html.close();
        }

        private void segment(Html html, int from, int to) {
            Severity gravest = null;
            for (int i = 0; i < spans.size(); i++) {
                Span span = spans.get(i);
                if (span.start() <= from && to <= span.end() && to > from) {
                    Severity own = findings.get(i).severity();
                    gravest = gravest == null || own.compareTo(gravest) > 0 ? own : gravest;
                    if (span.start() == from) {
                        reference(html, i);
                    }
                }
            }
            if (gravest == null) {
                plain(html, words.substring(from, to), from == 0 || words.charAt(from - 1) == '\n');
            } else {
                html.element("mark", words.substring(from, to), "class", gravest.id());
            }
            for (int i = 0; i < spans.size(); i++) {
                if (spans.get(i).end() == to && to > from) {
                    html.element("span", " (end of " + (i + 1) + ") ", "class", "unseen");
                }
            }
        }

        private void reference(Html html, int i) {
            Finding finding = findings.get(i);
            html.element(
                    "a",
                    Integer.toString(i + 1),
                    "class",
                    "ref " + finding.severity().id(),
                    "id",
                    id + "m" + (i + 1),
                    "href",
                    "#" + id + "f" + (i + 1),
                    "aria-label",
                    "finding " + (i + 1) + ", " + finding.category().id() + ", "
                            + finding.severity().id() + ":");
        }

        /** Lines quoted from the message being answered stand back. */
        private static void plain(Html html, String text, boolean lineBegins) {
            boolean begins = lineBegins;
            StringBuilder own = new StringBuilder();
            for (String line : text.split("(?<=\n)", -1)) {
                if (begins && line.startsWith(">")) {
                    html.text(own.toString());
                    own.setLength(0);
                    html.element("span", line, "class", "quoted");
                } else {
                    own.append(line);
                }
                begins = true;
            }
            html.text(own.toString());
        }
    }
}
