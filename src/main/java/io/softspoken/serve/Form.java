package io.softspoken.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a request to LanguageTool's API. LibreOffice 7 sends the words of a document as they are, {@code text=A & B
 * = 50%&language=en-US}, which is no form at all; that is told by characters that no form holds, or names that no client sends.
 */
final class Form {
    /** What LanguageTool's API knows, and what clients send besides. */
    private static final Set<String> NAMES = Set.of(
            "text",
            "data",
            "language",
            "username",
            "apiKey",
            "tokenV2",
            "dicts",
            "motherTongue",
            "preferredVariants",
            "enabledRules",
            "disabledRules",
            "enabledCategories",
            "disabledCategories",
            "enabledOnly",
            "level",
            "mode",
            "allowIncompleteResults",
            "useragent",
            "userAgent",
            "textSessionId",
            "inputLogging",
            "noopLanguages",
            "preferredLanguages",
            "ruleValues",
            "sourceText",
            "sourceLanguage",
            "multilingual",
            "enableTempOffRules",
            "enableHiddenRules",
            "instanceId",
            "callback",
            "c",
            "v");

    /** What an encoded form may hold; letters beyond ASCII and blanks are encoded in it. */
    private static final Pattern ENCODED = Pattern.compile("(?:[!$'()*+,\\-./:;=&?@_~A-Za-z0-9]|%[0-9A-Fa-f]{2})*+");

    /** A parameter at the end of a body that was not encoded. */
    private static final Pattern LAST = Pattern.compile("&([A-Za-z0-9]+)=([^&\\s]*)");

    private Form() {}

    /** The parameters in the body of a request. */
    static Map<String, String> body(byte[] body) {
        String form = new String(body, StandardCharsets.UTF_8);
        if (ENCODED.matcher(form).matches()) {
            Map<String, String> parameters = parse(form);
            if (!form.startsWith("text=") || NAMES.containsAll(parameters.keySet())) {
                return parameters;
            }
        }
        return form.startsWith("text=") ? asItIs(form) : parse(form);
    }

    /** The parameters in the query of a request, or in an encoded body. */
    static Map<String, String> parse(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String one : query.split("&")) {
            int is = one.indexOf('=');
            if (!one.isEmpty()) {
                parameters.putIfAbsent(
                        decode(is < 0 ? one : one.substring(0, is)), is < 0 ? "" : decode(one.substring(is + 1)));
            }
        }
        return parameters;
    }

    private static Map<String, String> asItIs(String body) {
        Map<String, String> parameters = new HashMap<>();
        int end = body.length();
        for (int and = body.lastIndexOf('&'); and > 0; and = body.lastIndexOf('&', end - 1)) {
            Matcher last = LAST.matcher(body).region(and, end);
            if (!last.matches() || !isKnown(last.group(1))) {
                break;
            }
            parameters.putIfAbsent(last.group(1), last.group(2));
            end = and;
        }
        parameters.put("text", body.substring("text=".length(), end));
        return parameters;
    }

    private static boolean isKnown(String name) {
        return NAMES.contains(name) && !name.equals("text") && !name.equals("data");
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded; // a % that stands for itself
        }
    }
}
