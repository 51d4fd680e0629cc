package io.silkroam.billing.export.layout;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.sheet.Nature;
import io.silkroam.billing.export.sheet.Sheet;
import io.silkroam.conf.ConfigFile;
import io.silkroam.conf.ConfigNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code conf/exports/KIND.yaml}. Every mistake is reported with its line, a wrong field with the nearest. */
final class LayoutFile {
    private static final String COLUMNS = "columns";

    private final ExportKind kind;
    private final Map<String, Nature> known;

    private LayoutFile(ExportKind kind) {
        this.kind = kind;
        this.known = Sheet.known(kind);
    }

    static Layout read(Path folder, ExportKind kind) {
        return new LayoutFile(kind).layout(ConfigFile.read(folder.resolve(kind.word() + ".yaml"), Map.of()));
    }

    static Layout parse(String name, String text, ExportKind kind) {
        return new LayoutFile(kind).layout(ConfigFile.parse(name, text));
    }

    private Layout layout(ConfigFile file) {
        ConfigNode root = file.root();
        int version = root.integer("version", 1, 1, 1_000_000);
        if (!root.has("version")) {
            root.problem("'version' is missing");
        }
        Separators separators = separators(root.section("separators"));
        List<Column> columns = columns(root.section(COLUMNS));
        if (columns.isEmpty()) {
            root.problem("'columns' is missing: a file needs at least one");
        }
        unique(root, columns);
        file.finish();
        return new Layout(kind, version, separators, columns);
    }

    private static Separators separators(ConfigNode section) {
        Map<String, Character> given = new LinkedHashMap<>();
        section.parsed(Separators.MACHINE, LayoutFile::separator).ifPresent(c -> given.put(Separators.MACHINE, c));
        for (String language : Rendering.LANGUAGES) {
            section.parsed(language, LayoutFile::separator).ifPresent(separator -> {
                given.put(language, separator);
                if (separator == ',' && new Rendering(Profile.EXCEL, language).usualSeparator() != ',') {
                    section.problem("'" + language + "' cannot be ',': decimals are written with it");
                }
            });
        }
        return new Separators(given);
    }

    private static char separator(String text) {
        String written = text.equals("tab") ? "\t" : text;
        if (!written.matches("[,;|\t]")) {
            throw new IllegalArgumentException("'" + text + "' is none of , ; | tab");
        }
        return written.charAt(0);
    }

    /**
     * Every known field is asked for, so that an unknown one is reported beside the nearest; the order is that of the
     * lines.
     */
    private List<Column> columns(ConfigNode section) {
        Map<Integer, Column> byLine = new TreeMap<>();
        known.forEach((field, nature) -> {
            ConfigNode node = section.section(field);
            boolean stands = node.line() > 0;
            if (stands && byLine.put(node.line(), column(field, nature, node)) != null) {
                node.problem("each column needs a line of its own");
            }
        });
        return new ArrayList<>(byLine.values());
    }

    private static Column column(String field, Nature nature, ConfigNode node) {
        String header = node.parsed("header", LayoutFile::header).orElse(field);
        Map<String, String> names = new LinkedHashMap<>();
        for (String language : Rendering.LANGUAGES) {
            node.text(language).ifPresent(name -> names.put(language, name));
        }
        if (!names.containsKey("en")) {
            node.problem("'en' is missing: what people read at the top of the column");
        }
        Mask mask = node.choice("mask", Mask.class, Mask.NONE);
        if (mask != Mask.NONE && nature != Nature.PERSONAL) {
            node.problem("only imsi, msisdn and iccid can be masked");
        }
        return new Column(field, header, names, mask);
    }

    private static String header(String text) {
        if (!text.matches("[A-Za-z][A-Za-z0-9_.-]{0,62}")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no heading for programs: letters, digits and _ . - after a letter");
        }
        return text;
    }

    private static void unique(ConfigNode root, List<Column> columns) {
        Set<String> headers = new HashSet<>();
        for (Column column : columns) {
            if (!headers.add(column.header())) {
                root.problem("two columns have the header '" + column.header() + "'");
            }
        }
    }
}
