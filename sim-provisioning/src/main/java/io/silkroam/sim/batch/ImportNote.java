package io.silkroam.sim.batch;

import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.AuditFilter;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimState;
import java.sql.Connection;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the audit log is told about an import, and what it can be asked: on which line of the file a SIM stands. So the
 * importer itself need not remember the lines of a file of any size.
 */
record ImportNote(BatchRecord batch, String role) {
    private static final String ACTION = "import";
    private static final String SIM = "sim";
    private static final String BATCH = "batch";
    private static final Pattern LINE = Pattern.compile("line ([0-9]+) of .*");

    AuditEntry ofCard(NewCard card) {
        return AuditEntry.of(
                        batch.importedAt(),
                        batch.actor(),
                        role,
                        ACTION,
                        SIM,
                        card.sim().iccid().digits())
                .changed("", SimState.IMPORTED.name())
                .saying("line %d of %s, batch %s".formatted(card.line(), batch.fileName(), batch.batch()));
    }

    AuditEntry ofBatch(long imported, long refused, String sha256) {
        return AuditEntry.of(batch.importedAt(), batch.actor(), role, ACTION, BATCH, batch.batch())
                .changed("", SimState.IMPORTED.name())
                .saying("%d SIMs, %d rows left out, vendor %s, file %s, SHA-256 %s"
                        .formatted(imported, refused, batch.vendor(), batch.fileName(), sha256));
    }

    /** Whether the SIM came with this import and not with an earlier one. */
    boolean brought(Sim sim) {
        return sim.batch().equals(batch.batch()) && sim.importedAt().equals(batch.importedAt());
    }

    /** The line on which a SIM stands that this import brought. */
    long lineOf(Connection connection, AuditLog audit, Sim sim) {
        AuditFilter filter =
                AuditFilter.any().withObject(SIM, sim.iccid().digits()).withAction(ACTION);
        return audit.list(connection, filter, OptionalLong.empty(), 1).items().stream()
                .map(item -> LINE.matcher(item.entry().detail()))
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .findFirst()
                .orElse(0);
    }
}
