package io.softspoken.rules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the YAML parser complains of, in words that tell the writer of a file what to do. No word of the file is
 * repeated: it could be one of somebody's mail.
 */
final class YamlFaults {
    private static final String INDENT = "indent with blanks, the keys and items that belong together equally far";
    private static final String QUOTE = "put the text in quotation marks";

    /** What the parser says, beginning so or holding it, and what is told instead; the first that fits. */
    private static final List<Fault> FAULTS = List.of(
            new Fault(
                    "mapping values are not allowed",
                    "a \": \" stands inside a text, or a key is indented too far; " + QUOTE + ", or " + INDENT),
            new Fault(
                    "could not find expected ':'",
                    "a key without \":\", or a text that goes on here without being indented; write \"key: value\""),
            new Fault(
                    "sequence entries are not allowed",
                    "a list item (\"- \") stands behind other words; begin it on a line of its own"),
            new Fault(
                    "mapping keys are not allowed",
                    "a \"? \" begins a key here; " + QUOTE + " if it is meant as a question mark"),
            new Fault("(tab)", "a tab stands where YAML takes blanks only; indent with blanks"),
            new Fault("cannot start any token", "no text may begin with this character; " + QUOTE),
            new Fault(
                    "unknown escape character",
                    "a \\ in double quotation marks means something else here; "
                            + "use single quotation marks, or write \\\\"),
            new Fault(
                    "expected escape sequence",
                    "a \\x or \\u in double quotation marks wants its digits; "
                            + "use single quotation marks, or write \\\\"),
            new Fault(
                    "unexpected document separator",
                    "a line \"---\" stands inside a text; is a closing quotation mark missing above it?"),
            new Fault("but found another document", "a second document begins at \"---\"; keep one to a file"),
            new Fault(
                    "undefined alias",
                    "a text that begins with * is read as a reference, and nothing has that name; " + QUOTE),
            new Fault("duplicate anchor", "two anchors (&) have the same name; give one of them another"),
            new Fault("undefined tag handle", "a text that begins with ! is read as a type; " + QUOTE),
            new Fault(
                    "expected alphabetic or numeric character",
                    "a text that begins with * or & is read as a " + "reference; " + QUOTE),
            new Fault(
                    "indentation indicator",
                    "behind | or > stands something that is no digit from 1 to 9; begin the "
                            + "text on the next line"),
            new Fault(
                    "chomping or indentation",
                    "behind | or > stands more than that sign; begin the text on the next " + "line"),
            new Fault(
                    "expected ',' or ']'",
                    "a list that begins with [ wants a comma between its items and a ] at its "
                            + "end; add what is missing, or write each item on a line with \"- \""),
            new Fault(
                    "expected ',' or '}'",
                    "keys in { } want a comma between them and a } at the end; add what is " + "missing, or " + QUOTE
                            + " if a { is meant"),
            new Fault(
                    "expected the node content",
                    "a value is wanted here; write one, or " + QUOTE + " that begins with such a sign"),
            new Fault(
                    "expected <block end>",
                    "this line fits neither the list nor the keys above it, or more words follow a closing quotation"
                            + " mark; " + INDENT),
            new Fault("expected '<document start>'", "this line does not belong to what stands above it; " + INDENT),
            new Fault("directive", "a text that begins with % is read as an order to the parser; " + QUOTE),
            new Fault("unexpected end of stream", "the file ends inside a text; is a closing quotation mark missing?"));

    private static final Pattern READING = Pattern.compile("^while (?:scanning|parsing) (?:a|an|the) (.{1,40}?)$");

    private YamlFaults() {}

    private record Fault(String holds, String told) {}

    /**
     * The parser's complaint as told to the writer of the file: what is wrong and what to do.
     *
     * @param problem the parser's words
     * @param context what it was reading, in its words; empty if it does not say
     */
    static String told(String problem, String context) {
        String said = problem.toLowerCase(Locale.ROOT).replace("\\t(tab)", "(tab)");
        for (Fault fault : FAULTS) {
            if (said.contains(fault.holds())) {
                return "not valid YAML: " + fault.told();
            }
        }
        Matcher reading = READING.matcher(context);
        return "not valid YAML" + (reading.matches() ? " in the " + reading.group(1) + " here" : "") + "; " + QUOTE
                + " if it holds : # * & ! % @ or a bracket";
    }

    /**
     * What is wrong with a file as a whole, of which the parser names no place.
     *
     * @param repeats how often values may be repeated by {@code *name}
     */
    static String whole(String problem, int repeats) {
        String said = problem.toLowerCase(Locale.ROOT);
        if (said.contains("aliases")) {
            return "repeats values by *name more than " + repeats + " times; write them out";
        }
        return said.contains("key")
                ? "has a list or a group of keys where a key is wanted (\"? \"); write \"key: value\""
                : "cannot be read as YAML; is it the right file?";
    }
}
