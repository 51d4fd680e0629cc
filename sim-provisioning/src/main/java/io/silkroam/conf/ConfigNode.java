package io.silkroam.conf;

import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A place in a configuration file. Every getter marks its key as known; a value that does not fit is reported with its
 * line and the default is used, so that one run finds all mistakes.
 */
public final class ConfigNode {
    private static final int LONGEST_INTEGER = 100;

    private final ConfigFile file;
    private final String path;
    private final Node node;
    private final Map<String, ConfigNode> children = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private boolean readWhole;

    ConfigNode(ConfigFile file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    child(key, tuple.getValueNode());
                } else {
                    file.problem(lineOf(tuple.getKeyNode()), "a key must be a plain word");
                }
            }
        }
    }

    private void child(ScalarNode key, Node value) {
        String name = key.getValue();
        if (keyLines.put(name, lineOf(key)) != null) {
            file.problem(lineOf(key), "'" + name + "' stands above already");
        }
        children.put(name, new ConfigNode(file, below(name), value));
    }

    /** The line this value starts on, from 1; 0 where it is not in the file. */
    public int line() {
        return lineOf(node);
    }

    public boolean isPresent() {
        return node != null && !Tag.NULL.equals(node.getTag());
    }

    public boolean isText() {
        return node instanceof ScalarNode && isPresent();
    }

    /** Reports a problem with this value. */
    public void problem(String reason) {
        file.problem(line(), path.isEmpty() ? reason : path + ": " + reason);
    }

    /** The mapping below {@code key}; an absent one reads as empty, so that defaults apply. */
    public ConfigNode section(String key) {
        ConfigNode child = child(key);
        child.expectMapping();
        return child;
    }

    void expectMapping() {
        if (isPresent() && !(node instanceof MappingNode)) {
            problem("should hold keys and values");
        }
    }

    /** Whether {@code key} stands in the file or on the command line. Does not mark it as known. */
    public boolean has(String key) {
        ConfigNode child = children.get(key);
        return (child != null && child.isPresent())
                || file.override(below(key)) != null
                || file.overriddenBelow(below(key));
    }

    /** The entries of a mapping whose keys are the operator's own names. */
    public Map<String, ConfigNode> entries() {
        known.addAll(children.keySet());
        return new LinkedHashMap<>(children);
    }

    /** The elements of a list; a single value reads as a list of one. */
    public List<ConfigNode> list(String key) {
        ConfigNode child = child(key);
        if (!child.isPresent()) {
            return List.of();
        }
        if (!(child.node instanceof SequenceNode sequence)) {
            return List.of(child);
        }
        List<ConfigNode> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            String elementPath = child.path + "[" + elements.size() + "]";
            elements.add(child.children.computeIfAbsent(elementPath, p -> new ConfigNode(file, p, element)));
        }
        child.readWhole = true;
        return elements;
    }

    /** A list of words; on the command line they are separated by commas. */
    public List<String> texts(String key) {
        String override = file.override(below(key));
        if (override != null) {
            child(key).readWhole = true;
            return Arrays.stream(override.split(",", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
        return list(key).stream().map(e -> e.value().orElse("")).toList();
    }

    /** The text of this value itself. */
    public Optional<String> value() {
        readWhole = true;
        if (isText()) {
            return Optional.of(((ScalarNode) node).getValue());
        }
        if (isPresent()) {
            problem("should be a single value");
        }
        return Optional.empty();
    }

    /** Optional text. */
    public Optional<String> text(String key) {
        return parsed(key, Function.identity());
    }

    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** Text that must be there; its absence is reported and an empty string returned. */
    public String required(String key) {
        return required(key, Function.identity(), "");
    }

    /** A value that must be there and must parse; otherwise the problem is reported and {@code stand} returned. */
    public <T> T required(String key, Function<String, T> parser, T stand) {
        if (!has(key)) {
            child(key);
            problem("'" + key + "' is missing");
            return stand;
        }
        return parsed(key, parser).orElse(stand);
    }

    /**
     * An optional value of the caller's own type.
     *
     * @param parser throws IllegalArgumentException with the reason when the text does not fit
     */
    public <T> Optional<T> parsed(String key, Function<String, T> parser) {
        String override = file.override(below(key));
        ConfigNode child = child(key);
        try {
            if (override != null) {
                child.readWhole = true;
                return Optional.of(parser.apply(override));
            }
            return child.value().map(parser);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            if (override != null) {
                file.problemWithOverride(child.path, e.getMessage());
            } else {
                child.problem(e.getMessage());
            }
            return Optional.empty();
        }
    }

    public long integer(String key, long otherwise, long least, long most) {
        return parsed(key, text -> integerIn(text, least, most)).orElse(otherwise);
    }

    public int integer(String key, int otherwise, int least, int most) {
        return (int) integer(key, (long) otherwise, least, most);
    }

    public boolean flag(String key, boolean otherwise) {
        return parsed(key, ConfigNode::flagOf).orElse(otherwise);
    }

    /** An ISO 8601 duration ({@code PT10S}) or a number with ms, s, m, h or d ({@code 10s}). */
    public Duration duration(String key, Duration otherwise) {
        return parsed(key, ConfigNode::durationOf).orElse(otherwise);
    }

    /** One of an enum's constants, in lower case with dashes. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return parsed(key, text -> choiceOf(text, type)).orElse(otherwise);
    }

    /** The constant of {@code type} that {@code text} names in lower case with dashes. */
    public static <E extends Enum<E>> E choiceOf(String text, Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text)) {
                return constant;
            }
            names.add(name);
        }
        throw new IllegalArgumentException("'" + text + "' is none of " + String.join(", ", names));
    }

    void reportUnread() {
        if (readWhole && !(node instanceof SequenceNode)) {
            return;
        }
        children.forEach((key, child) -> {
            if (node instanceof MappingNode && !known.contains(key)) {
                file.problem(keyLines.getOrDefault(key, 0), "unknown key '" + key + "'" + Nearest.hint(key, known));
            } else {
                child.reportUnread();
            }
        });
    }

    private ConfigNode child(String key) {
        known.add(key);
        return children.computeIfAbsent(key, k -> new ConfigNode(file, below(k), null));
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int lineOf(Node node) {
        return node == null ? 0 : node.getStartMark().getLine() + 1;
    }

    private static long integerIn(String text, long least, long most) {
        if (!text.matches("-?[0-9][0-9_]*")) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number");
        }
        if (text.length() > LONGEST_INTEGER) { // BigInteger takes minutes over a million digits
            throw new IllegalArgumentException(
                    "a number of " + text.length() + " characters is not between " + least + " and " + most);
        }
        BigInteger value = new BigInteger(text.replace("_", ""));
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new IllegalArgumentException(text + " is not between " + least + " and " + most);
        }
        return value.longValue();
    }

    private static Boolean flagOf(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static Duration durationOf(String text) {
        if (text.startsWith("P")) {
            return isoDurationOf(text);
        }
        if (!text.matches("[0-9]{1,12}(ms|s|m|h|d)")) {
            throw noDuration(text);
        }
        String number = text.replaceAll("[a-z]+", "");
        long amount = Long.parseLong(number);
        return switch (text.substring(number.length())) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Duration isoDurationOf(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException("'" + text + "' is negative");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw noDuration(text);
        }
    }

    private static IllegalArgumentException noDuration(String text) {
        return new IllegalArgumentException("'" + text + "' is not a duration such as 500ms, 10s, 5m, 24h or 15d");
    }
}
