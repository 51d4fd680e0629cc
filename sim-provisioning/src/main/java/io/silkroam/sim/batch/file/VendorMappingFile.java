package io.silkroam.sim.batch.file;

import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import io.silkroam.sim.batch.file.VendorMapping.Algorithm;
import io.silkroam.sim.batch.file.VendorMapping.CheckDigit;
import io.silkroam.sim.batch.file.VendorMapping.KeyHandling;
import io.silkroam.sim.batch.file.VendorMapping.Presence;
import io.silkroam.sim.batch.file.VendorMapping.Separator;
import io.silkroam.sim.batch.file.VendorMapping.TransportKeyUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code conf/vendors/NAME.yaml}; the vendor is called as its file. Every mistake is reported with its line. */
public final class VendorMappingFile {
    static final String SUFFIX = ".yaml";

    private final Path configuration;

    private VendorMappingFile(Path configuration) {
        this.configuration = configuration.toAbsolutePath().normalize();
    }

    /** @param configuration the folder {@code conf}; files that a mapping names are relative to it */
    public static VendorMapping read(Path configuration, Path file) {
        String fileName = file.getFileName().toString();
        String vendor =
                fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
        return new VendorMappingFile(configuration).mapping(vendor, ConfigFile.read(file, Map.of()));
    }

    /** Reads text that has no file of its own. */
    static VendorMapping parse(Path configuration, String vendor, String text) {
        return new VendorMappingFile(configuration).mapping(vendor, ConfigFile.parse(vendor + SUFFIX, text));
    }

    private VendorMapping mapping(String vendor, ConfigFile file) {
        ConfigNode root = file.root();
        VendorMapping mapping = new VendorMapping(
                vendor,
                root.choice("separator", Separator.class, Separator.AUTO),
                root.choice("luhn", CheckDigit.class, CheckDigit.CHECK),
                root.flag("strict", false),
                names(root.section("columns")),
                notBlank(root, "profile"),
                keys(root),
                limits(root.section("limits")));
        file.finish();
        return mapping;
    }

    private static Map<String, Column> names(ConfigNode section) {
        Map<String, Column> names = new HashMap<>();
        for (Column column : Column.values()) {
            for (ConfigNode element : section.list(column.key())) {
                String name = ColumnNames.plain(element.value().orElse(""));
                if (name.isEmpty()) {
                    element.problem("a column's name needs a letter or a digit");
                } else if (names.putIfAbsent(name, column) != null && names.get(name) != column) {
                    element.problem("the name stands under '" + names.get(name).key() + "' already");
                }
            }
        }
        // The usual names in their usual meaning say nothing, wherever a mapping repeats them.
        names.entrySet().removeIf(e -> e.getValue().usualNames().contains(e.getKey()));
        return names;
    }

    private KeyHandling keys(ConfigNode root) {
        Presence presence = root.choice("keys", Presence.class, Presence.REQUIRED);
        Algorithm algorithm = root.choice("algorithm", Algorithm.class, Algorithm.MILENAGE);
        List<TransportKeyUse> uses = transportKeys(root);
        Optional<Path> opFile = root.parsed("op-file", this::path).flatMap(Function.identity());
        opFile.ifPresent(path -> requireOutside(root, path));
        Optional<String> opTransportKey = notBlank(root, "op-transport-key");
        if (opTransportKey.isPresent() && opFile.isEmpty()) {
            root.problem("'op-transport-key' is for an 'op-file', and there is none");
        }
        if (presence == Presence.NONE && !(uses.isEmpty() && opFile.isEmpty())) {
            root.problem("'keys' is none, but there are transport keys or an 'op-file'");
        }
        return new KeyHandling(presence, algorithm, uses, opFile, opTransportKey);
    }

    /** Empty where there is none. What is no path throws an IllegalArgumentException, which is told with its line. */
    private Optional<Path> path(String text) {
        String name = text.strip();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(configuration.resolve(name).normalize());
    }

    /** The configuration is copied, versioned and sent to support; OP must not travel with it. */
    private void requireOutside(ConfigNode root, Path path) {
        if (path.startsWith(configuration)) {
            root.problem("'op-file' must lie outside of the configuration folder, which is no place for a key");
        }
    }

    private static List<TransportKeyUse> transportKeys(ConfigNode root) {
        List<TransportKeyUse> uses = new ArrayList<>();
        Set<Column> used = new HashSet<>();
        for (ConfigNode node : root.list("transport-keys")) {
            String name = node.required("name");
            Set<Column> columns = EnumSet.noneOf(Column.class);
            for (ConfigNode element : node.list("columns")) {
                element.value().ifPresent(text -> keyColumn(element, text, columns));
            }
            if (columns.isEmpty()) {
                node.problem("'columns' is missing: which of KI, OPC, OP arrive under this key");
            }
            columns.stream()
                    .filter(column -> !used.add(column))
                    .forEach(column -> node.problem(column.key() + " arrives under another transport key already"));
            uses.add(new TransportKeyUse(name, columns, node.parsed("key-check-value", VendorMappingFile::checkValue)));
        }
        return uses;
    }

    private static void keyColumn(ConfigNode element, String text, Set<Column> columns) {
        for (Column column : Column.values()) {
            if (column.isKey() && column.key().equals(ColumnNames.plain(text))) {
                columns.add(column);
                return;
            }
        }
        element.problem("'" + text + "' is none of KI, OPC, OP");
    }

    private static String checkValue(String text) {
        if (!text.matches("[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("a key check value is six hexadecimal digits");
        }
        return text.toUpperCase(Locale.ROOT);
    }

    private static Optional<String> notBlank(ConfigNode node, String key) {
        return node.text(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static FileLimits limits(ConfigNode node) {
        FileLimits usual = FileLimits.DEFAULT;
        return new FileLimits(
                node.integer("octets", usual.octets(), 1024, 1L << 40),
                node.integer("line-octets", usual.lineOctets(), 80, 1 << 20),
                node.integer("columns", usual.columns(), 2, 1024),
                node.integer("rows", usual.rows(), 1, 100_000_000),
                node.integer("errors", usual.errors(), 1, 100_000));
    }
}
