package io.softspoken.proof;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Span;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.report.Category;
import io.softspoken.rules.TwinKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link Twin}s of a wrong example. Where a turn cannot be made by rule, or its outcome could be read in two
 * ways, none is made.
 */
final class Twins {
    /** More words than that are no name that a company would bear. */
    private static final int LONGEST_NAME = 4;

    private static final Pattern OF_READER =
            Pattern.compile("You(?: are|['’]re| (people) are) (?!right|welcome|not\\b)(.+)");
    private static final Pattern OF_WRITER =
            Pattern.compile("(I am|I'm|We are|We're|I was|We were) (?!not\\b|never\\b|no\\b)(.+)");
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:You|Your|I|We|It|This|That|The|There|My|Our|These|Those)(?:'(?:m|re|s|ll|ve|d))? [^.!?…]+\\.?");
    private static final Pattern OTHERS = Pattern.compile("(?i)\\b(?:you|your|yours|yourself|I|me|my|we|us|our)\\b");
    private static final Pattern DENIAL = Pattern.compile("(?i)n['’]t\\b|\\b(?:not|never|no|nothing|nobody|cannot)\\b");
    private static final Pattern NAME = Pattern.compile("[\\p{L}'’]+(?: [\\p{L}'’]+)*");

    private final String text;
    private final @Nullable String incoming;
    private final List<Twin> twins = new ArrayList<>();

    private Twins(String text, @Nullable String incoming) {
        this.text = text;
        this.incoming = incoming;
    }

    /**
     * The twins of a wrong example.
     *
     * @param category what it is wrong for
     * @param matched the words that a pattern matches in it; empty if none does
     */
    static List<Twin> of(String text, @Nullable String incoming, Category category, String matched) {
        Twins made = new Twins(text.strip(), incoming);
        made.quoted();
        made.cited();
        made.code();
        made.signed();
        made.named(matched);
        if (category == Category.ANGER) {
            made.ofThing();
        }
        made.negated();
        return List.copyOf(made.twins);
    }

    private void quoted() {
        // A quotation inside a quotation, or one over several paragraphs, is not marked the same everywhere.
        if (text.contains("\n") || text.chars().anyMatch(c -> "\"“”„«»".indexOf(c) >= 0)) {
            return;
        }
        add(TwinKind.QUOTED, "You wrote: \"", text, "\"", "You wrote:\n\n" + text);
        add(TwinKind.QUOTED, "You wrote: “", text, "”, and I have read it.", "You wrote:\n\n" + text);
        add(TwinKind.QUOTED, "Your words »", text, "« stand in the second line.", "Your words:\n\n" + text);
    }

    private void cited() {
        String lead = "Thank you for your message.\n\n";
        add(TwinKind.CITED, lead, text.lines().map(line -> "> " + line).toList(), "", lead + text);
        String page = "<p>Thank you for your message.</p>";
        add(
                TwinKind.CITED,
                HtmlDrafts::read,
                page + "<blockquote>",
                html(text),
                "</blockquote>",
                page + "<p>" + html(text) + "</p>");
    }

    private void code() {
        String lead = "Thank you for your message. The screen shows this:\n\n";
        add(TwinKind.CODE, lead + "```\n", text, "\n```\n", lead + text);
        if (text.length() > 200) {
            return; // no line of a log
        }
        String bare = lead + text;
        add(
                TwinKind.CODE,
                lead,
                text.lines().map(line -> "2026-11-23 08:51:07 WARN " + line).toList(),
                "",
                bare);
        add(
                TwinKind.CODE,
                lead,
                text.lines()
                        .map(line -> "    log.warn(\"" + line.replace("\"", "\\\"") + "\");")
                        .toList(),
                "",
                bare);
    }

    private void signed() {
        String lead = "Thank you for your message.\n\n";
        add(TwinKind.SIGNED, lead + "-- \nDana Ferris\n", text, "", lead + text);
    }

    private void named(String matched) {
        int words = matched.split(" ").length;
        if (words > LONGEST_NAME || !NAME.matcher(matched).matches()) {
            return;
        }
        StringBuilder name = new StringBuilder();
        for (String word : matched.split(" ")) {
            name.append(name.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        add(TwinKind.NAMED, "The parcel was sent by ", name.toString(), " Ltd.", null);
        add(TwinKind.NAMED, "The invoice of ", name.toString(), " GmbH is attached.", null);
    }

    /** "You are useless" becomes "The old driver is useless". */
    private void ofThing() {
        Matcher said = OF_READER.matcher(text);
        if (said.matches() && !OTHERS.matcher(said.group(2)).find()) {
            String thing = said.group(1) == null ? "The old driver is " : "The old drivers are ";
            add(TwinKind.THING, "", thing + said.group(2), "", null);
        }
    }

    private void negated() {
        Matcher said = OF_WRITER.matcher(text);
        if (said.matches()) {
            add(TwinKind.NEGATED, "", said.group(1) + " not " + said.group(2), "", null);
        } else if (STATEMENT.matcher(text).matches() && !DENIAL.matcher(text).find()) {
            boolean keeps = text.startsWith("I ") || text.startsWith("I'");
            String told = keeps ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
            add(TwinKind.NEGATED, "It is not true that ", told, "", null);
        }
    }

    private void add(TwinKind kind, String before, List<String> lines, String after, @Nullable String bare) {
        add(kind, before, String.join("\n", lines), after, bare);
    }

    private void add(TwinKind kind, String before, String words, String after, @Nullable String bare) {
        add(kind, Draft::of, before, words, after, bare);
    }

    private void add(
            TwinKind kind,
            Function<String, Draft> reader,
            String before,
            String words,
            String after,
            @Nullable String bare) {
        twins.add(new Twin(
                kind,
                reader.apply(before + words + after).inReplyTo(incoming),
                new Span(before.length(), before.length() + words.length()),
                bare == null ? null : reader.apply(bare).inReplyTo(incoming)));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    }
}
