package io.softspoken.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is written in a pattern and in a wording, and the word lists that patterns name. What is wrong is noted at its
 * place in the file.
 */
final class PatternReader {
    private final Map<String, ListSource> listSources = new TreeMap<>();
    /** Lists that need not be read: for each its items as they are written. */
    private final Map<String, List<String>> known;

    private final Map<String, Node> lists = new HashMap<>();
    private final Set<String> listsOpen = new HashSet<>();

    PatternReader() {
        this(Map.of());
    }

    /** @param known lists that patterns may name, in which nothing is wrong */
    PatternReader(Map<String, List<String>> known) {
        this.known = known;
    }

    /** For each list that was read its items as they are written. */
    Map<String, List<String>> lists() {
        Map<String, List<String>> written = new TreeMap<>();
        listSources.forEach((name, source) -> written.put(
                name, source.items().stream().map(source.yaml()::text).toList()));
        return written;
    }

    private record ListSource(Yaml yaml, List<Yaml.Value> items) {}

    /** Takes the lists of a file; they may name each other, and lists of files that are still to come. */
    void addLists(Yaml yaml, Yaml.Value root) {
        yaml.mapping(root, null).forEach((name, value) -> {
            for (WordKind kind : WordKind.values()) {
                if (kind.written().equals(name)) {
                    yaml.problem(value, "<" + name + "> is a kind of word; give the list another name");
                }
            }
            if (listSources.putIfAbsent(name, new ListSource(yaml, yaml.list(value))) != null
                    || known.containsKey(name)) {
                yaml.problem(value, "there is a list \"" + name + "\" already; give this one another name");
            }
        });
    }

    /** The patterns of a value, one or a list of them, as numbers of the compiler. */
    int[] patterns(Yaml yaml, Yaml.@Nullable Value value, PatternCompiler compiler) {
        List<Integer> numbers = new ArrayList<>();
        for (Yaml.Value item : yaml.list(value)) {
            Node node = parse(yaml, item);
            if (node != null) {
                if (PatternCompiler.namesNoWord(node) && !(node instanceof Node.Kind)
                        || PatternCompiler.beginsOpen(node)) {
                    yaml.problem(item, "the pattern must name a word, and begin with one");
                } else {
                    numbers.add(compiler.add(node));
                }
            }
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A pattern; null, with a problem noted, if it is none. */
    @Nullable
    Node parse(Yaml yaml, Yaml.Value item) {
        String written = yaml.text(item);
        try {
            return PatternParser.parse(written, this::list);
        } catch (PatternParser.BadPattern e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith("there is no list <")) {
                String name = message.substring("there is no list <".length(), message.length() - 1);
                List<String> names = new ArrayList<>(listSources.keySet());
                names.addAll(known.keySet());
                names.sort(null);
                Arrays.stream(WordKind.values()).forEach(kind -> names.add(kind.written()));
                message += Yaml.nearest(name, names);
            }
            yaml.problem(item, e.offset, "in \"" + written + "\": " + message);
            return null;
        }
    }

    /** The content of a list, parsed on first use, so that lists may name each other in any order. */
    private @Nullable Node list(String name) {
        Node parsed = lists.get(name);
        if (parsed != null) {
            return parsed;
        }
        ListSource source = listSources.get(name);
        if (source == null) {
            return known.containsKey(name) ? known(name) : null;
        }
        if (!listsOpen.add(name)) {
            throw new PatternParser.BadPattern(0, "the list <" + name + "> contains itself");
        }
        List<Node> ways = new ArrayList<>();
        for (Yaml.Value item : source.items()) {
            Node way = parse(source.yaml(), item);
            if (way != null) {
                ways.add(way);
            }
        }
        listsOpen.remove(name);
        return list(name, ways);
    }

    private Node known(String name) {
        List<Node> ways = new ArrayList<>();
        for (String item : known.getOrDefault(name, List.of())) {
            ways.add(PatternParser.parse(item, this::list));
        }
        return list(name, ways);
    }

    private Node list(String name, List<Node> ways) {
        Node node = ways.isEmpty() ? new Node.Words(List.of()) : PatternParser.oneOf(ways);
        lists.put(name, node);
        return node;
    }

    /** What a pattern remembers. */
    static List<String> names(Node node) {
        List<String> names = new ArrayList<>();
        if (node instanceof Node.Capture capture) {
            names.add(capture.name());
            names.addAll(names(capture.part()));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> names.addAll(names(part)));
        } else if (node instanceof Node.Choice choice) {
            choice.ways().forEach(way -> names.addAll(names(way)));
        } else if (node instanceof Node.Optional optional) {
            names.addAll(names(optional.part()));
        }
        return names;
    }

    /** A wording over what its pattern remembers; null, with a problem noted, if it is none. */
    @Nullable
    Wording wording(Yaml yaml, Yaml.Value item, List<String> captures) {
        String written = yaml.text(item);
        try {
            Wording wording = Wording.parse(written);
            for (Wording.Part part : wording.parts()) {
                if (part.form() != null && !captures.contains(part.text())) {
                    yaml.problem(
                            item,
                            written.indexOf("{" + part.text()),
                            "the pattern remembers no {" + part.text() + "=…}" + Yaml.nearest(part.text(), captures));
                }
            }
            return wording;
        } catch (IllegalArgumentException e) {
            yaml.problem(item, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
