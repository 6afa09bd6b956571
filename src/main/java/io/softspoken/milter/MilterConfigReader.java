package io.softspoken.milter;

import io.softspoken.ToneChecker;
import io.softspoken.report.Verdict;
import io.softspoken.rules.Problem;
import io.softspoken.rules.RulesException;
import io.softspoken.rules.Yaml;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a {@code milter.yaml}, and the engine's settings that it names; notes all that is wrong in both. */
final class MilterConfigReader {
    private static final List<String> KEYS = List.of(
            "listen",
            "socket-mode",
            "control",
            "engine",
            "policy",
            "policies",
            "act-on",
            "on-trouble",
            "signed-mail",
            "limits",
            "audit");
    private static final List<String> POLICY_KEYS = List.of("from", "to", "authenticated", "policy");
    private static final List<String> AUDIT_KEYS = List.of("file", "stdout", "addresses", "key");
    private static final List<String> POLICIES =
            Arrays.stream(Policy.values()).map(Policy::id).toList();
    private static final List<String> TROUBLES =
            Arrays.stream(Trouble.values()).map(Trouble::id).toList();
    private static final List<String> TROUBLE_ACTIONS =
            List.of(Action.ACCEPT.id(), Action.TEMPFAIL.id(), Action.HOLD.id());
    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}");

    private final String name;
    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private final Yaml yaml;

    private final List<Address> listen = new ArrayList<>();
    private final Map<Trouble, Action> onTrouble = new EnumMap<>(Trouble.class);
    private final List<PolicyRule> policies = new ArrayList<>();
    private String socketMode = "rw-rw----";
    private @Nullable Address control = Address.of("inet:127.0.0.1:8891", Path.of(""));
    private @Nullable Path engine;
    private Policy policy = Policy.OBSERVE;
    private Verdict actOn = Verdict.HOLD;
    private boolean judgeSigned;
    private Limits limits = Limits.DEFAULT;
    private @Nullable Path auditFile;
    private @Nullable Path auditKey;
    private boolean auditStdout;
    private boolean clearAddresses;

    MilterConfigReader(Path file) {
        name = file.toString();
        Path parent = file.toAbsolutePath().getParent();
        folder = parent == null ? file.toAbsolutePath() : parent;
        yaml = new Yaml(name, problems);
        String content = yaml.content(file);
        Yaml.Value root = content == null ? null : yaml.read(content);
        if (root != null) {
            Map<String, Yaml.Value> entries = yaml.mapping(root, KEYS);
            entries.forEach((key, value) -> {
                if (!value.isNothing()) {
                    entry(key, value);
                }
            });
            Yaml.Value named = entries.get("listen");
            if (named != null && listen.isEmpty() && problems.isEmpty()) {
                yaml.problem(named, "name an address here, such as inet:127.0.0.1:8890");
            } else if (root.isMapping() && named == null) {
                yaml.problem(root, "\"listen\" is missing; say where the MTA connects, such as inet:127.0.0.1:8890");
            }
        }
    }

    /**
     * The configuration with its engine.
     *
     * @throws RulesException if anything is wrong; it names all of it
     */
    Settings settings() {
        ToneChecker checker = null;
        try {
            ToneChecker.Builder builder = ToneChecker.builder();
            if (engine != null) {
                builder.config(engine);
            }
            checker = builder.build();
        } catch (RulesException e) {
            problems.addAll(e.problems());
        }
        if (checker == null) {
            throw new RulesException(problems);
        }
        return Settings.of(config(), checker);
    }

    /**
     * The configuration alone; what the engine's settings say is not looked at.
     *
     * @throws RulesException if anything is wrong in it
     */
    MilterConfig config() {
        if (!problems.isEmpty()) {
            throw new RulesException(problems);
        }
        Path key = auditKey != null || auditFile == null ? auditKey : Path.of(auditFile + ".key");
        return new MilterConfig(
                listen,
                socketMode,
                Optional.ofNullable(control),
                Optional.ofNullable(engine),
                policy,
                policies,
                actOn,
                onTrouble,
                judgeSigned,
                limits,
                new MilterConfig.AuditTo(
                        Optional.ofNullable(auditFile), auditStdout, clearAddresses, Optional.ofNullable(key)));
    }

    private void entry(String key, Yaml.Value value) {
        switch (key) {
            case "listen" -> yaml.list(value).forEach(this::listen);
            case "socket-mode" -> socketMode(value);
            case "control" -> control(value);
            case "engine" -> engine = path(value);
            case "policy" -> policy = policy(value);
            case "policies" -> yaml.list(value).forEach(this::rule);
            case "act-on" -> {
                String least = yaml.oneOf(value, List.of(Verdict.REVIEW.id(), Verdict.HOLD.id()));
                actOn = least == null ? actOn : Verdict.valueOf(least.toUpperCase(Locale.ROOT));
            }
            case "on-trouble" ->
                yaml.mapping(value, TROUBLES).forEach((trouble, what) -> {
                    String action = yaml.oneOf(what, TROUBLE_ACTIONS);
                    if (action != null) {
                        onTrouble.put(trouble(trouble), Action.valueOf(action.toUpperCase(Locale.ROOT)));
                    }
                });
            case "signed-mail" -> judgeSigned = "judge".equals(yaml.oneOf(value, List.of("pass", "judge")));
            case "limits" -> limits(value);
            case "audit" ->
                yaml.mapping(value, AUDIT_KEYS).forEach((name, what) -> {
                    if (!what.isNothing()) {
                        audit(name, what);
                    }
                });
            default -> throw new IllegalStateException(key);
        }
    }

    private static Trouble trouble(String id) {
        return Trouble.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private void listen(Yaml.Value value) {
        Address address = address(value);
        if (address != null) {
            listen.add(address);
        }
    }

    private @Nullable Address address(Yaml.Value value) {
        try {
            return Address.of(yaml.text(value).strip(), folder);
        } catch (IllegalArgumentException e) {
            yaml.problem(value, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void control(Yaml.Value value) {
        if (value.isText() && yaml.text(value).equals("none")) {
            control = null;
            return;
        }
        Address address = address(value);
        if (address == null) {
            return;
        }
        if (!(address.socket() instanceof InetSocketAddress) || !address.isLocal()) {
            yaml.problem(
                    value,
                    "control is for this machine only: write inet:127.0.0.1 and a port, such as inet:127.0.0.1:8891,"
                            + " or none");
        } else {
            control = address;
        }
    }

    private void socketMode(Yaml.Value value) {
        String written = yaml.text(value);
        if (!OCTAL.matcher(written).matches()) {
            yaml.problem(value, "write permissions as three digits, such as 660");
            return;
        }
        int bits = Integer.parseInt(written, 8);
        StringBuilder mode = new StringBuilder();
        for (int i = 8; i >= 0; i--) {
            mode.append((bits >> i & 1) == 0 ? '-' : "xwr".charAt(i % 3));
        }
        socketMode = mode.toString();
    }

    private Policy policy(Yaml.Value value) {
        String id = yaml.oneOf(value, POLICIES);
        return id == null ? Policy.OBSERVE : Policy.valueOf(id.toUpperCase(Locale.ROOT));
    }

    private void rule(Yaml.Value value) {
        Map<String, Yaml.Value> entries = yaml.mapping(value, POLICY_KEYS);
        Yaml.Value what = entries.get("policy");
        if (what == null) {
            if (value.isMapping()) {
                yaml.problem(value, "an entry needs \"policy\": observe, tag or hold");
            }
            return;
        }
        Yaml.Value authenticated = entries.get("authenticated");
        String yes = authenticated == null ? null : yaml.oneOf(authenticated, YES_OR_NO);
        policies.add(new PolicyRule(
                addresses(entries.get("from")),
                addresses(entries.get("to")),
                Optional.ofNullable(yes).map("true"::equals),
                policy(what)));
    }

    private Set<String> addresses(Yaml.@Nullable Value value) {
        Set<String> addresses = new HashSet<>();
        for (Yaml.Value item : yaml.list(value)) {
            String address = yaml.text(item).strip().toLowerCase(Locale.ROOT);
            if (!address.matches("[^@\\s*]*@[^@\\s*]+")) {
                yaml.problem(
                        item, "write an address such as \"dana@example.com\", or \"@example.com\" for all of a domain");
            }
            addresses.add(address);
        }
        if (value != null && addresses.isEmpty()) {
            yaml.problem(value, "name an address here, or leave the key out");
        }
        return addresses;
    }

    private void audit(String key, Yaml.Value value) {
        switch (key) {
            case "file" -> auditFile = path(value);
            case "key" -> auditKey = path(value);
            case "stdout" -> auditStdout = "true".equals(yaml.oneOf(value, YES_OR_NO));
            case "addresses" -> clearAddresses = "clear".equals(yaml.oneOf(value, List.of("hash", "clear")));
            default -> throw new IllegalStateException(key);
        }
    }

    private @Nullable Path path(Yaml.Value value) {
        try {
            String written = yaml.text(value);
            if (written.isBlank()) {
                yaml.problem(value, "name a file here");
                return null;
            }
            return folder.resolve(written).normalize();
        } catch (InvalidPathException e) {
            yaml.problem(value, "holds characters that no file name can have; check the name");
            return null;
        }
    }

    /** The limits as they are written: a number, a size such as 500kB, or a time such as 5s. */
    private void limits(Yaml.Value value) {
        Limits d = Limits.DEFAULT;
        Given given = new Given(yaml.mapping(value, Given.KEYS));
        limits = new Limits(
                given.number("connections", d.connections(), 1, 100_000),
                given.time("hello-time", d.helloTime()),
                given.time("idle-time", d.idleTime()),
                given.time("frame-time", d.frameTime()),
                given.size("frame", d.frameBytes(), 65_536),
                given.size("message", d.messageBytes(), 10_000),
                given.number("text", d.textChars(), 1_000, 10_000_000),
                given.number("headers", d.headers(), 10, 100_000),
                given.number("recipients", d.recipients(), 1, 100_000),
                given.number("parts", d.parts(), 1, 100_000),
                given.size("memory", d.memoryBytes(), 1_000_000),
                given.time("message-time", d.messageTime()),
                given.number("threads", d.threads(), 1, 256),
                given.number("queue", d.queue(), 1, 100_000),
                given.number("remembered", d.remembered(), 0, 1_000_000),
                given.time("stop-time", d.stopTime()));
        if (limits.memoryBytes() < 4L * limits.messageBytes()) {
            yaml.problem(value, "\"memory\" must be at least four times \"message\", or no message finds room");
        }
    }

    /** What stands under {@code limits}. */
    private final class Given {
        static final List<String> KEYS = List.of(
                "connections",
                "hello-time",
                "idle-time",
                "frame-time",
                "frame",
                "message",
                "text",
                "headers",
                "recipients",
                "parts",
                "memory",
                "message-time",
                "threads",
                "queue",
                "remembered",
                "stop-time");
        private static final Map<String, Long> TIMES =
                Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "min", 60_000L, "h", 3_600_000L);
        private static final Map<String, Long> SIZES =
                Map.of("", 1L, "B", 1L, "kB", 1_000L, "MB", 1_000_000L, "KiB", 1_024L, "MiB", 1_048_576L);
        private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9})\\s*([a-zA-Z]*)");
        private static final long LONGEST_TIME = 24 * 3_600_000L;

        private final Map<String, Yaml.Value> entries;

        Given(Map<String, Yaml.Value> entries) {
            this.entries = entries;
        }

        int number(String key, int otherwise, int least, int most) {
            return (int) amount(key, Map.of("", 1L), otherwise, least, most, "a number from " + least + " to " + most);
        }

        int size(String key, int otherwise, int least) {
            return (int) amount(
                    key,
                    SIZES,
                    otherwise,
                    least,
                    2_000_000_000,
                    "a size of at least " + least + " bytes, such as 500kB or 32MB");
        }

        Duration time(String key, Duration otherwise) {
            return Duration.ofMillis(amount(
                    key, TIMES, otherwise.toMillis(), 1, LONGEST_TIME, "a time such as 500ms, 5s or 10m, up to 24h"));
        }

        private long amount(String key, Map<String, Long> units, long otherwise, long least, long most, String wanted) {
            Yaml.Value value = entries.get(key);
            if (value == null || value.isNothing()) {
                return otherwise;
            }
            Matcher written = AMOUNT.matcher(yaml.text(value).replace("_", "").strip());
            Long unit = written.matches() ? units.get(written.group(2)) : null;
            long amount = unit == null ? -1 : Long.parseLong(written.group(1)) * unit;
            if (amount < least || amount > most) {
                yaml.problem(value, "\"" + key + "\" wants " + wanted);
                return otherwise;
            }
            return amount;
        }
    }
}
