package io.silkroam.sim.cli.access;

import io.silkroam.cli.print.Column;
import java.util.List;

/** How keys are named. */
final class KeyColumns {
    static final List<Column> ENCRYPTION = List.of(
            Column.of("id").headed("KEY"),
            Column.of("keyCheckValue").headed("CHECK VALUE"),
            Column.time("createdAt").headed("CREATED"),
            Column.of("current").said(key -> key.isTrue("current") ? "yes" : ""),
            Column.figure("simKeys").headed("SIM KEYS UNDER IT"));

    static final List<Column> TRANSPORT = List.of(
            Column.of("name"),
            Column.of("algorithm"),
            Column.of("keyCheckValue").headed("CHECK VALUE"),
            Column.time("createdAt").headed("CREATED"));

    private KeyColumns() {}
}
