package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.format.TextReports;
import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through a draft finding by finding and asks its writer. Whole lines are read, as any terminal gives them: nothing is
 * asked of it but that it prints. Nothing is written before the end, so that an interrupt leaves every file as it was.
 */
final class Interactive {
    /** A phrase longer than this is no phrase to be ignored. */
    private static final int LONGEST_PHRASE = 200;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\[([^\\]\\[]+)]");

    private static final String HELP = """
              1, 2, …  take that wording     e  write one of your own
              s  skip: decide later          i  ignore: the words are right here
              a  always ignore these words   u  undo the last decision
              d  show the draft as it is     c  show what has changed
              o  open the draft in $EDITOR   w  write now, and leave the rest
              q  quit and change nothing     ?  this help
            """;

    private final Console console;
    private final PrintStream out;
    private final BufferedReader answers;
    private final TextReports text;

    /** The writer wants no more: the input ended. */
    private static final class Gone extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What the writer wants of a draft in the end. */
    private enum Ending {
        ASK,
        WRITE,
        LEAVE
    }

    Interactive(Console console, boolean colours) {
        this.console = console;
        out = console.out();
        answers = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        text = new TextReports(colours);
    }

    /**
     * Asks about a draft.
     *
     * @param dress tells a draft of its occasion
     * @param checkers makes the checker with phrases ignored besides
     * @return the draft as it is left on disk, with what was decided
     */
    Revision ask(
            String name,
            Input input,
            UnaryOperator<Draft> dress,
            Function<List<Revision.Ignored>, ToneChecker> checkers,
            IgnoredPhrases phrases)
            throws Unusable {
        Revision start = Revision.of(
                input, dress, (draft, ignored) -> checkers.apply(ignored).check(draft));
        Deque<Revision> before = new ArrayDeque<>();
        before.push(start);
        try {
            Ending ending = questions(name, before, phrases);
            Revision now = before.element();
            if (ending == Ending.LEAVE) {
                return start;
            }
            if (now.changes() == 0 && now.ignored().isEmpty()) {
                out.print(text.summary(name, now.report()));
                return now;
            }
            boolean changed = !Arrays.equals(now.input().bytes(), input.bytes());
            out.println();
            out.print(text.changes(start.draft().text(), now.draft().text()));
            out.print(text.summary(name, now.report()));
            if (ending == Ending.ASK && !yes("Write " + written(name, changed, now, phrases) + "? [Y/n] ", true)) {
                out.println("Nothing was written.");
                return start;
            }
            write(name, input, now, changed, phrases);
            return now;
        } catch (Gone e) {
            out.println();
            out.println("Nothing was written.");
            return start;
        }
    }

    private Ending questions(String name, Deque<Revision> before, IgnoredPhrases phrases) throws Gone {
        Revision shown = null;
        while (true) {
            Revision now = before.element();
            Optional<Finding> finding = now.nextFinding();
            Optional<Missing> missing = now.nextMissing();
            if (finding.isEmpty() && missing.isEmpty()) {
                return Ending.ASK;
            }
            if (now != shown) {
                out.println();
                out.print(
                        finding.isPresent()
                                ? text.question(name, now.draft(), finding.get())
                                : text.question(name, missing.orElseThrow()));
                shown = now;
            }
            List<String> wordings = finding.map(Finding::suggestions)
                    .orElseGet(() -> missing.orElseThrow().suggestions());
            String answer = answer(prompt(now.open(), wordings.size(), finding.isPresent()));
            String low = answer.toLowerCase(Locale.ROOT);
            switch (low) {
                case "" -> out.print(HELP);
                case "?", "h", "help" -> out.print(HELP);
                case "d", "draft" -> out.print(text.folded("  | ", now.draft().words()));
                case "c", "changes" -> {
                    Revision first = before.getLast();
                    out.print(text.changes(first.draft().text(), now.draft().text()));
                }
                case "u", "undo" -> {
                    if (before.size() == 1) {
                        out.println("There is nothing to undo.");
                    } else {
                        before.pop();
                    }
                }
                case "w", "write" -> {
                    return Ending.WRITE;
                }
                case "q", "quit" -> {
                    if (now.changes() == 0 && now.ignored().isEmpty()
                            || yes("Leave everything as it was? [y/N] ", false)) {
                        return Ending.LEAVE;
                    }
                }
                case "o", "open" -> inEditor(now, name).ifPresent(before::push);
                default -> {
                    try {
                        Revision next = finding.isPresent()
                                ? decided(now, finding.get(), low, phrases)
                                : decided(now, missing.orElseThrow(), low);
                        if (next != now) {
                            before.push(next);
                        }
                    } catch (Revision.Refused e) {
                        out.println("That cannot be put in: " + e.getMessage() + ".");
                    }
                }
            }
        }
    }

    /** Leaves room for an answer in a line of 80 columns. */
    private static String prompt(int open, int wordings, boolean words) {
        String numbers = wordings == 0 ? "" : wordings == 1 ? "[1]" : "[1-" + wordings + "]";
        String take = wordings == 0 ? "" : numbers + (words ? " take " : " add ");
        String ignore = words ? "[i]gnore [a]lways " : "";
        return "  " + open + " open: " + take + "[e]dit [s]kip " + ignore + "[u]ndo [?] > ";
    }

    private Revision decided(Revision now, Finding finding, String answer, IgnoredPhrases phrases)
            throws Gone, Revision.Refused {
        switch (answer) {
            case "s", "skip" -> {
                return now.skip(finding);
            }
            case "i", "ignore" -> {
                return now.ignoreOnce(finding);
            }
            case "a", "always" -> {
                String no = now.quote(finding).length() > LONGEST_PHRASE
                        ? "That is too long to be ignored wherever it stands; \"disable: [" + finding.rule()
                                + "]\" in softspoken.yaml switches the rule off."
                        : phrases.refusal();
                if (no.isEmpty()) {
                    return now.ignoreAlways(finding);
                }
                out.println(no);
                return now;
            }
            case "e", "edit" -> {
                String own = line("  in its place (nothing: leave them as they are): ");
                return own.isEmpty() ? now : now.replace(finding, own);
            }
            default -> {
                Optional<String> wording = numbered(finding.suggestions(), answer);
                return wording.isEmpty() ? now : now.replace(finding, filled(wording.get()));
            }
        }
    }

    private Revision decided(Revision now, Missing missing, String answer) throws Gone, Revision.Refused {
        switch (answer) {
            case "s", "skip", "i", "ignore" -> {
                return now.skip(missing);
            }
            case "e", "edit" -> {
                String own = line("  a sentence to add (nothing: none): ");
                return own.isEmpty() ? now : now.add(missing, own);
            }
            default -> {
                Optional<String> sentence = numbered(missing.suggestions(), answer);
                return sentence.isEmpty() ? now : now.add(missing, filled(sentence.get()));
            }
        }
    }

    private Optional<String> numbered(List<String> wordings, String answer) {
        if (answer.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(answer);
            if (number >= 1 && number <= wordings.size()) {
                return Optional.of(wordings.get(number - 1));
            }
            out.println(
                    wordings.isEmpty()
                            ? "No wording is offered here; \"e\" takes your own."
                            : "There is no wording " + number + ".");
        } else {
            out.println("\"" + answer + "\" is none of the answers; \"?\" tells them.");
        }
        return Optional.empty();
    }

    /** A wording with the parts in square brackets as its writer fills them in. */
    private String filled(String wording) throws Gone {
        Matcher matcher = PLACEHOLDER.matcher(wording);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String own = line("  " + matcher.group(1) + ": ");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(own.isEmpty() ? matcher.group() : own));
        }
        return matcher.appendTail(filled).toString();
    }

    private Optional<Revision> inEditor(Revision now, String name) throws Gone {
        if (now.input().mail().isPresent()) {
            out.println("A mail is changed in its words only; \"e\" takes your own.");
            return Optional.empty();
        }
        String editor = System.getenv().getOrDefault("VISUAL", System.getenv().getOrDefault("EDITOR", ""));
        if (editor.isBlank()) {
            out.println("Neither VISUAL nor EDITOR names an editor.");
            return Optional.empty();
        }
        try {
            Path copy = Files.createTempFile(
                    "softspoken-", now.draft().markup() == Markup.HTML ? ".html" : ".txt"); // for its owner alone
            try {
                Files.writeString(copy, now.draft().text());
                out.flush();
                int code = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", copy.toString())
                        .inheritIO()
                        .start()
                        .waitFor();
                if (code != 0) {
                    out.println("The editor ended with " + code + "; " + name + " stays as it was.");
                    return Optional.empty();
                }
                Revision next = now.rewrite(Files.readString(copy));
                return next == now ? Optional.empty() : Optional.of(next);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            out.println("The editor could not be started, or left no text that could be read.");
            return Optional.empty();
        } catch (Revision.Refused e) {
            out.println("That cannot be put in: " + e.getMessage() + ".");
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new Gone();
        }
    }

    private static String written(String name, boolean changed, Revision now, IgnoredPhrases phrases) {
        String settings = now.ignored().isEmpty() ? "" : phrases.file().toString();
        return changed ? settings.isEmpty() ? name : name + " and " + settings : settings;
    }

    private void write(String name, Input input, Revision now, boolean changed, IgnoredPhrases phrases)
            throws Unusable {
        if (!now.ignored().isEmpty()) {
            phrases.add(now.ignored());
            out.println("Wrote " + phrases.file() + ".");
        }
        if (changed) {
            SafeFile.replace(
                    console.folder().resolve(name), input.bytes(), now.input().bytes());
            out.println("Wrote " + name + ".");
            input.mail().ifPresent(mail -> mail.cautions().forEach(caution -> out.println("Note: " + caution + ".")));
        }
    }

    private boolean yes(String question, boolean usual) throws Gone {
        while (true) {
            switch (answer(question).toLowerCase(Locale.ROOT)) {
                case "" -> {
                    return usual;
                }
                case "y", "yes", "w", "write" -> {
                    return true;
                }
                case "n", "no", "q", "quit" -> {
                    return false;
                }
                default -> out.println("\"y\" or \"n\"?");
            }
        }
    }

    private String answer(String prompt) throws Gone {
        return line(prompt).strip();
    }

    private String line(String prompt) throws Gone {
        out.print(prompt);
        out.flush();
        if (out.checkError()) {
            throw new Gone();
        }
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new Gone();
            }
            // A terminal may send what it has for keys that are no letters.
            return line.replaceAll("\\p{Cntrl}(\\[[0-9;]*[A-Za-z~])?", "").strip();
        } catch (IOException e) {
            throw new Gone();
        }
    }
}
