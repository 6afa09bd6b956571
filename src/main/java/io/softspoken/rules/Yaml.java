package io.softspoken.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * One YAML file being read: every value keeps its place, and what is wrong is collected, not thrown. The only user of
 * the YAML library's nodes.
 */
final class Yaml {
    /** A value and where it stands. */
    record Value(Node node) {
        int line() {
            return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        }

        int column() {
            return node.getStartMark().map(Mark::getColumn).orElse(-1) + 1;
        }

        boolean isText() {
            return node instanceof ScalarNode;
        }

        boolean isList() {
            return node instanceof SequenceNode;
        }

        boolean isMapping() {
            return node instanceof MappingNode;
        }
    }

    private static final int LARGEST = 5_000_000;

    private final String file;
    private final List<Problem> problems;

    Yaml(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The one document of {@code content}; null, with a problem noted, if it is no YAML or is empty. */
    @Nullable
    Value read(String content) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST)
                .setMaxAliasesForCollections(20)
                .build();
        try {
            // What Compose does, which is in a package that the library does not export on the module path.
            Optional<Node> node = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, content)))
                    .getSingleNode();
            if (node.isEmpty()) {
                problems.add(new Problem(file, 1, 1, "the file is empty"));
                return null;
            }
            return new Value(node.get());
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            problems.add(new Problem(
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "not valid YAML: " + e.getProblem().replaceAll("\\s+", " ")));
            return null;
        } catch (YamlEngineException | StackOverflowError e) {
            problems.add(new Problem(file, 0, 0, "not valid YAML"));
            return null;
        }
    }

    void problem(Value at, String message) {
        problems.add(new Problem(file, at.line(), at.column(), message));
    }

    void problem(Value at, int offset, String message) {
        problems.add(new Problem(file, at.line(), at.column() + Math.max(0, offset), message));
    }

    /** The entries of a mapping, in order; an entry whose key is not among {@code keys} is a problem (null: any key). */
    Map<String, Value> mapping(Value value, @Nullable List<String> keys) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (!(value.node() instanceof MappingNode mapping)) {
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
            Value key = new Value(tuple.getKeyNode());
            if (!(key.node() instanceof ScalarNode scalar)) {
                problem(key, "a key is a word");
                continue;
            }
            String name = scalar.getValue();
            if (keys != null && !keys.contains(name)) {
                problem(key, "there is no key \"" + name + "\"" + nearest(name, keys));
            } else if (entries.put(name, new Value(tuple.getValueNode())) != null) {
                problem(key, "the key \"" + name + "\" stands twice");
            }
        }
        return entries;
    }

    /** The items of a list; a single value is a list of one. */
    List<Value> list(@Nullable Value value) {
        List<Value> items = new ArrayList<>();
        if (value == null) {
            return items;
        }
        if (value.node() instanceof SequenceNode sequence) {
            sequence.getValue().forEach(node -> items.add(new Value(node)));
        } else {
            items.add(value);
        }
        return items;
    }

    /** The text of a scalar; "" with a problem noted if it is none. */
    String text(Value value) {
        if (value.node() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(value, "a text is wanted here");
        return "";
    }

    /** One of {@code allowed}; null with a problem noted if it is none of them. */
    @Nullable
    String oneOf(Value value, List<String> allowed) {
        String text = text(value);
        if (allowed.contains(text)) {
            return text;
        }
        problem(value, "\"" + text + "\" is none of " + String.join(", ", allowed) + nearest(text, allowed));
        return null;
    }

    /** {@code "; did you mean …?"} for the nearest spelling, or nothing. */
    static String nearest(String written, Iterable<String> known) {
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
