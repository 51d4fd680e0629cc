package io.silkroam.billing.export.layout;

import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The layout of every kind. */
public final class Layouts {
    private final Map<ExportKind, Layout> layouts;

    private Layouts(Map<ExportKind, Layout> layouts) {
        this.layouts = layouts;
    }

    /**
     * Reads {@code KIND.yaml} of every kind; the mistakes of all files are reported together.
     *
     * @param folder usually {@code conf/exports}
     */
    public static Layouts read(Path folder) {
        Map<ExportKind, Layout> layouts = new EnumMap<>(ExportKind.class);
        List<ConfigProblem> problems = new ArrayList<>();
        for (ExportKind kind : ExportKind.values()) {
            try {
                layouts.put(kind, LayoutFile.read(folder, kind));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Layouts(layouts);
    }

    public Layout of(ExportKind kind) {
        return layouts.get(kind);
    }
}
