package io.silkroam.conf;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One YAML file, read as nodes that know their line. Reading goes through {@link #root()}; {@link #finish()} throws
 * everything that was wrong, including keys that were never asked for.
 */
public final class ConfigFile {
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
    private static final int MAX_DEPTH = 32;

    private final String name;
    private final Map<String, String> overrides;
    private final Set<String> overridesRead = new HashSet<>();
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final ConfigNode root;

    private ConfigFile(String name, String text, Map<String, String> overrides) {
        this.name = name;
        this.overrides = new TreeMap<>(overrides);
        this.root = new ConfigNode(this, "", compose(text));
        root.expectMapping();
    }

    /** Reads a file; one that is missing or unreadable is a problem of its own. */
    public static ConfigFile read(Path path, Map<String, String> overrides) {
        try {
            return new ConfigFile(path.toString(), Files.readString(path), overrides);
        } catch (NoSuchFileException e) {
            throw failed(path, "no such file");
        } catch (MalformedInputException e) {
            throw failed(path, "is not UTF-8 text");
        } catch (IOException e) {
            throw failed(path, "cannot be read: " + e.getMessage());
        }
    }

    /** Reads text that did not come from a file of its own; {@code name} is what problems call it. */
    public static ConfigFile parse(String name, String text) {
        return new ConfigFile(name, text, Map.of());
    }

    public ConfigNode root() {
        return root;
    }

    /** Notes a problem that concerns the whole file. */
    public void problem(String reason) {
        problem(0, reason);
    }

    /** Throws {@link ConfigException} with all problems, if there are any. */
    public void finish() {
        root.reportUnread();
        overrides.keySet().stream()
                .filter(key -> !overridesRead.contains(key))
                .forEach(key -> problems.add(new ConfigProblem("--set " + key, 0, "there is no such key")));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    String override(String path) {
        String value = overrides.get(path);
        if (value != null) {
            overridesRead.add(path);
        }
        return value;
    }

    boolean overriddenBelow(String path) {
        return overrides.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    }

    void problem(int line, String reason) {
        problems.add(new ConfigProblem(name, line, reason));
    }

    void problemWithOverride(String path, String reason) {
        problems.add(new ConfigProblem("--set " + path, 0, reason));
    }

    private Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        try (Reader reader = new StringReader(text)) {
            Composer composer =
                    new Composer(new ParserImpl(new StreamReader(reader), options), new Resolver(), options);
            return composer.getSingleNode();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new ConfigException(
                    List.of(new ConfigProblem(name, line, "is not YAML: " + withoutContent(e.getProblem()))));
        } catch (YAMLException | IOException e) {
            throw new ConfigException(List.of(new ConfigProblem(name, 0, "is not YAML: " + e.getMessage())));
        }
    }

    /** The parser quotes an unknown alias, which a password that begins with an asterisk looks like. */
    private static String withoutContent(String problem) {
        return problem.replaceAll("(undefined alias).*", "$1");
    }

    private static ConfigException failed(Path path, String reason) {
        return new ConfigException(List.of(new ConfigProblem(path.toString(), 0, reason)));
    }
}
