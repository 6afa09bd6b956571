package io.softspoken.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * One YAML file being read, a pack's or a configuration: every value keeps its place, and what is wrong is collected, not
 * thrown. The only user of the YAML library's nodes.
 */
public final class Yaml {
    /** A value and where it stands. Immutable. */
    public static final class Value {
        private final Node node;
        private final @Nullable Value key;

        private Value(Node node, @Nullable Value key) {
            this.node = node;
            this.key = key;
        }

        /** The key that it stands under; itself where it stands under none. */
        public Value key() {
            return key == null ? this : key;
        }

        /** The line it begins in, from 1. */
        public int line() {
            return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        }

        /** The column it begins in, from 1. */
        public int column() {
            return node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
        }

        /** Whether it is a text; a number and a truth value are one too. */
        public boolean isText() {
            return node instanceof ScalarNode;
        }

        /** Whether it is keys and values. */
        public boolean isMapping() {
            return node instanceof MappingNode;
        }

        /** Whether nothing is written there: a key whose value was left out or commented out. */
        public boolean isNothing() {
            return node instanceof ScalarNode scalar
                    && scalar.getValue().isEmpty()
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN;
        }
    }

    /** No more of a file is read; the largest glossary anybody keeps by hand is far below. */
    private static final int LARGEST = 2_000_000;

    /** So often lists and groups of keys may be repeated by {@code *name}. */
    private static final int MOST_REPEATS = 20;

    /** A name is looked for among the known ones only if it is no longer: longer text is no misspelled name. */
    private static final int LONGEST_NAME = 60;

    /** So many known keys are told in full where none is near. */
    private static final int FEW_KEYS = 12;

    private final String file;
    private final List<Problem> problems;

    /**
     * A file to be read.
     *
     * @param file its name, for messages
     * @param problems takes what is wrong
     */
    public Yaml(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The text of a file; null, with a problem noted, if there is none that can be read. */
    @Nullable
    public String content(Path path) {
        String wrong;
        if (Files.isDirectory(path)) {
            wrong = "is a folder; name a file";
        } else {
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length <= LARGEST) {
                    return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
                }
                wrong = "is larger than " + LARGEST / 1_000_000 + " MB, the most that is read; is it the right file?";
            } catch (NoSuchFileException e) {
                wrong = "there is no such file; check the name";
            } catch (AccessDeniedException e) {
                wrong = "may not be read; check its permissions";
            } catch (CharacterCodingException e) {
                wrong = "is not UTF-8 text; save it as UTF-8";
            } catch (IOException e) {
                wrong = "cannot be read; check the disk and its permissions";
            }
        }
        problems.add(new Problem(file, 0, 0, wrong));
        return null;
    }

    /** The one document of {@code content}; null, with a problem noted, if it is no YAML or is empty. */
    @Nullable
    public Value read(String content) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(MOST_REPEATS)
                .build();
        try {
            // What Compose does, which is in a package that the library does not export on the module path.
            Optional<Node> node = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, content)))
                    .getSingleNode();
            if (node.isEmpty()) {
                problems.add(new Problem(file, 1, 1, "the file is empty"));
                return null;
            }
            return new Value(node.get(), null);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            problems.add(new Problem(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    YamlFaults.told(e.getProblem(), e.getContext() == null ? "" : e.getContext())));
            return null;
        } catch (ReaderException e) {
            int at = content.offsetByCodePoints(
                    0, Math.min(e.getPosition(), content.codePointCount(0, content.length())));
            String before = content.substring(0, at);
            problems.add(new Problem(
                    file,
                    (int) before.chars().filter(c -> c == '\n').count() + 1,
                    at - before.lastIndexOf('\n'),
                    String.format(
                            "is not YAML text: it holds the character U+%04X; is it the right file?",
                            e.getCodePoint())));
            return null;
        } catch (YamlEngineException e) {
            problems.add(new Problem(file, 0, 0, YamlFaults.whole(String.valueOf(e.getMessage()), MOST_REPEATS)));
            return null;
        } catch (StackOverflowError e) {
            problems.add(new Problem(file, 0, 0, "is nested too deeply; write it flatter"));
            return null;
        }
    }

    /** Notes what is wrong with a value. */
    public void problem(Value at, String message) {
        problems.add(new Problem(file, at.line(), at.column(), message));
    }

    void problem(Value at, int offset, String message) {
        problems.add(new Problem(file, at.line(), at.column() + Math.max(0, offset), message));
    }

    /** The entries of a mapping, in order; an entry whose key is not among {@code keys} is a problem (null: any key). */
    public Map<String, Value> mapping(Value value, @Nullable List<String> keys) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (!(value.node instanceof MappingNode mapping)) {
            problem(
                    value,
                    "keys and values are wanted here"
                            + (keys == null
                                    ? ""
                                    : ", with keys such as "
                                            + String.join(", ", keys.subList(0, Math.min(4, keys.size())))));
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Value key = new Value(tuple.getKeyNode(), null);
            if (!(key.node instanceof ScalarNode scalar)) {
                problem(key, "a key is a word");
                continue;
            }
            String name = scalar.getValue();
            if (keys != null && !keys.contains(name)) {
                problem(key, noKey(name, keys));
            } else if (entries.putIfAbsent(name, new Value(tuple.getValueNode(), key)) != null) {
                problem(key, "the key \"" + name + "\" stands twice; make one of both");
            }
        }
        return entries;
    }

    /** A line of some other file, read as a key, is not repeated: it could be somebody's mail. */
    private static String noKey(String name, List<String> keys) {
        String near = nearest(name, keys);
        String known = near.isEmpty() && keys.size() <= FEW_KEYS ? "; the keys are " + String.join(", ", keys) : near;
        return (name.matches("[\\w-]{1,40}") ? "there is no key \"" + name + "\"" : "this is no key") + known;
    }

    /** The items of a list; a single value is a list of one. */
    public List<Value> list(@Nullable Value value) {
        List<Value> items = new ArrayList<>();
        if (value == null) {
            return items;
        }
        if (value.node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(node -> items.add(new Value(node, null)));
        } else {
            items.add(value);
        }
        return items;
    }

    /** The text of a scalar; "" with a problem noted if it is none. */
    public String text(Value value) {
        if (value.node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(value, "a text is wanted here");
        return "";
    }

    /** One of {@code allowed}; null with a problem noted if it is none of them. */
    @Nullable
    public String oneOf(Value value, List<String> allowed) {
        if (!value.isText()) {
            problem(value, "one of " + String.join(", ", allowed) + " is wanted here");
            return null;
        }
        String text = text(value);
        if (allowed.contains(text)) {
            return text;
        }
        problem(value, "\"" + text + "\" is none of " + String.join(", ", allowed) + nearest(text, allowed));
        return null;
    }

    /** {@code "; did you mean …?"} for the nearest spelling, or nothing. */
    static String nearest(String written, Iterable<String> known) {
        if (written.length() > LONGEST_NAME) {
            return "";
        }
        String best = null;
        int least = Math.max(2, written.length() / 3) + 1;
        LevenshteinDistance distance = new LevenshteinDistance(least);
        for (String candidate : known) {
            int d = distance.apply(written, candidate);
            if (d >= 0 && d < least) {
                least = d;
                best = candidate;
            }
        }
        return best == null ? "" : "; did you mean \"" + best + "\"?";
    }
}
