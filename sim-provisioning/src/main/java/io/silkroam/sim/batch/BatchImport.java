package io.silkroam.sim.batch;

import io.silkroam.sim.batch.file.FileRow;
import io.silkroam.sim.batch.file.VendorFile;
import io.silkroam.sim.batch.file.VendorFileException;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.sim.inventory.NumberStore;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.sim.keys.KeyVault;
import io.silkroam.sim.keys.TransportKeys;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Imports vendors' files. One file is one transaction: it is read to its end whatever is wrong with it, so that all of
 * that is told at once, and then all of it is kept or nothing. A dry run is the same and keeps nothing.
 */
public final class BatchImport {
    private static final int CHUNK = 1000;
    private static final String DOING = "import a batch of SIMs";

    private final Database database;
    private final Stock stock;
    private final TransportKeys transportKeys;
    private final BatchStore batches = new BatchStore();
    private final Clock clock;

    public BatchImport(
            Database database,
            SimStore sims,
            NumberStore numbers,
            AuditLog audit,
            KeyVault vault,
            TransportKeys transportKeys,
            Clock clock) {
        this.database = database;
        this.stock = new Stock(sims, numbers, audit, vault);
        this.transportKeys = transportKeys;
        this.clock = clock;
    }

    /**
     * @param file stays the caller's to close; it is read to its end unless the file as a whole is refused before
     * @throws IOException if the stream breaks; nothing is changed then
     */
    public ImportResult run(ImportRequest request, InputStream file, ProgressListener progress) throws IOException {
        Findings findings = new Findings(request);
        try {
            return database.transact(DOING, connection -> {
                ImportResult result = imported(connection, request, file, progress, findings);
                if (!result.outcome().isKept() || result.imported() == 0) {
                    connection.rollback();
                }
                return result;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.CONFLICT) {
                throw e;
            }
            findings.errors().file(0, "something else changed these SIMs meanwhile; nothing was imported, try again");
            return findings.refused();
        }
    }

    private ImportResult imported(
            Connection connection, ImportRequest request, InputStream in, ProgressListener progress, Findings findings)
            throws SQLException {
        try (VendorFile file = VendorFile.open(in, request.vendor())) {
            findings.opened(file);
            try (KeyIntake keys =
                    KeyIntake.open(connection, transportKeys, request.vendor().keys(), file.hasCheckValues())) {
                findings.warn(keys.warnings());
                ImportNote note = begin(connection, request, file, findings);
                CardWriter writer = new CardWriter(connection, stock, note, findings.errors());
                findings.writing(writer);
                readRows(file, keys, writer, findings.errors(), progress);
                findings.ended(file);
                conclude(connection, note, findings);
                return findings.result();
            }
        } catch (VendorFileException e) {
            findings.errors().file(e.line(), e.getMessage());
            return findings.refused();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the batch's name; its instant is later than that of an earlier import into it. */
    private ImportNote begin(Connection connection, ImportRequest request, VendorFile file, Findings findings) {
        String name = BatchName.of(request, file.header());
        Optional<BatchRecord> earlier = batches.find(connection, name);
        findings.named(name, earlier);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant least = earlier.map(record -> record.importedAt().plusMillis(1)).orElse(now);
        BatchRecord batch = new BatchRecord(
                name,
                request.vendor().name(),
                request.fileName(),
                "",
                0,
                now.isBefore(least) ? least : now,
                request.actor());
        if (earlier.isEmpty()) {
            batches.claim(connection, batch);
        }
        return new ImportNote(batch, request.role());
    }

    private static void readRows(
            VendorFile file, KeyIntake keys, CardWriter writer, ImportErrors errors, ProgressListener progress)
            throws IOException {
        List<NewCard> chunk = new ArrayList<>(CHUNK);
        try {
            for (Optional<FileRow> row = file.next(); row.isPresent(); row = file.next()) {
                take(row.get(), keys, errors).ifPresent(chunk::add);
                if (file.rows() % CHUNK == 0) {
                    write(chunk, writer);
                    progress.at(file.rows(), file.octets());
                }
            }
            write(chunk, writer);
            progress.at(file.rows(), file.octets());
        } finally {
            chunk.forEach(NewCard::close);
        }
    }

    private static void write(List<NewCard> chunk, CardWriter writer) {
        writer.write(chunk);
        chunk.forEach(NewCard::close);
        chunk.clear();
    }

    private static Optional<NewCard> take(FileRow row, KeyIntake keys, ImportErrors errors) {
        if (row instanceof FileRow.Bad bad) {
            errors.row(bad.errors());
            return Optional.empty();
        }
        FileRow.Card card = (FileRow.Card) row;
        try {
            return Optional.of(keys.take(card));
        } catch (KeyIntake.RefusedException e) {
            errors.row(card.line(), e::getMessage);
            return Optional.empty();
        }
    }

    /** What is known only at the end of the file: whether the name's earlier content is this one. */
    private void conclude(Connection connection, ImportNote note, Findings findings) {
        Optional<BatchRecord> earlier = findings.earlier();
        boolean same = earlier.isPresent() && earlier.get().sha256().equals(findings.sha256());
        if (earlier.isPresent() && !same && findings.imported() > 0) {
            findings.errors()
                    .file(
                            0,
                            "there is another file in %s; import this one under a batch name of its own"
                                    .formatted(earlier.get().words()));
        }
        if (findings.imported() == 0) {
            (same ? earlier : batches.findByContent(connection, findings.sha256())).ifPresent(findings::cameBefore);
        }
        if (findings.outcome().isKept() && findings.imported() > 0) {
            batches.complete(connection, note.batch().batch(), findings.sha256(), findings.imported());
            stock.audit()
                    .append(
                            connection,
                            List.of(note.ofBatch(
                                    findings.imported(), findings.errors().rows(), findings.sha256())));
        }
    }
}
