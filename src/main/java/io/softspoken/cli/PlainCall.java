package io.softspoken.cli;

import io.softspoken.draft.Audience;
import io.softspoken.report.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calls of {@code check} that editors, mail programs and hooks make at every draft: files, and a few options with
 * their exact values, each once. To read the annotations of all options, as picocli does, takes longer than to check a
 * draft. Whatever is in the least unusual is left to picocli, help and mistakes among it.
 */
final class PlainCall {
    private static final List<String> FORMATS =
            List.of("text", "json", "sarif", "github", "junit", "languagetool", "html");

    private PlainCall() {}

    /** The call that these arguments make; null if picocli must say. */
    static @Nullable Check check(String[] args, Console console) {
        if (args.length == 0 || !args[0].equals("check")) {
            return null;
        }
        List<String> files = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("-") || isPlain(arg)) {
                files.add(arg);
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            String value = equals >= 0 ? arg.substring(equals + 1) : ++i < args.length ? args[i] : "";
            if (!takes(name, value) || options.put(name, value) != null) {
                return null;
            }
        }
        String audience = options.get("--audience");
        String format = options.get("--format");
        String failOn = options.get("--fail-on");
        return Check.plain(
                console,
                files,
                options.getOrDefault("--reply-to", ""),
                audience == null ? null : Audience.valueOf(audience.toUpperCase(Locale.ROOT)),
                format == null ? Check.Format.text : Check.Format.valueOf(format),
                failOn == null ? null : Severity.valueOf(failOn.toUpperCase(Locale.ROOT)));
    }

    /** Whether it is a name to any parser: no option, no file of arguments, nothing that could be quoted. */
    private static boolean isPlain(String arg) {
        return !arg.isEmpty() && "-@\"'".indexOf(arg.charAt(0)) < 0;
    }

    private static boolean takes(String option, String value) {
        return switch (option) {
            case "--reply-to" -> isPlain(value);
            case "--audience" -> value.equals("customer") || value.equals("technical");
            case "--format" -> FORMATS.contains(value);
            case "--fail-on" -> value.equals("low") || value.equals("medium") || value.equals("high");
            default -> false;
        };
    }
}
