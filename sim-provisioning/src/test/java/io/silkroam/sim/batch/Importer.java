package io.silkroam.sim.batch;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.batch.file.VendorMapping;
import io.silkroam.sim.inventory.AuditEntry;
import io.silkroam.sim.inventory.AuditFilter;
import io.silkroam.sim.inventory.AuditLog;
import io.silkroam.sim.inventory.AuditPage;
import io.silkroam.sim.inventory.NumberStore;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.sim.keys.KeyEncryptionKeys;
import io.silkroam.sim.keys.KeyVault;
import io.silkroam.sim.keys.SealedKeyVault;
import io.silkroam.sim.keys.TransportKey;
import io.silkroam.sim.keys.TransportKeys;
import io.silkroam.store.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** An importer with everything it stands on, and what a test asks about it. */
final class Importer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-07-03T10:00:00Z");

    private static final List<String> TABLES =
            List.of("sim", "sim_imsi", "sim_key", "pooled_number", "audit_entry", "imported_batch");

    private final Database database;
    private final KeyEncryptionKeys keks;
    private final SimStore sims;
    private final NumberStore numbers = new NumberStore();
    private final AuditLog audit = new AuditLog();
    private final KeyVault vault;
    private final TransportKeys transportKeys;
    private final BatchImport batches;

    private Importer(Database database, Path folder) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        this.database = database;
        this.keks = KeyEncryptionKeys.openOrCreate(folder.resolve("keystore.p12"), folder.resolve("password"));
        database.transact("check the key-encryption keys", connection -> {
            keks.check(connection, NOW);
            return null;
        });
        this.sims = new SimStore(database.dialect());
        this.vault = new SealedKeyVault(database.dialect(), keks, clock);
        this.transportKeys = new TransportKeys(keks, clock);
        this.batches = new BatchImport(database, sims, numbers, audit, vault, transportKeys, clock);
    }

    static Importer on(Database database, Path folder) {
        return new Importer(database, folder);
    }

    /** Asks for everything as usual, from a vendor whose files are as usual. */
    static ImportRequest request() {
        return request(VendorMapping.usual("default"));
    }

    static ImportRequest request(VendorMapping vendor) {
        return new ImportRequest("july.txt", vendor, false, false, "jan", "ADMIN", Optional.empty());
    }

    static ImportRequest dryRun(ImportRequest request) {
        return new ImportRequest(
                request.fileName(),
                request.vendor(),
                true,
                request.keepGoing(),
                request.actor(),
                request.role(),
                request.batch());
    }

    static ImportRequest keepGoing(ImportRequest request) {
        return new ImportRequest(
                request.fileName(),
                request.vendor(),
                request.dryRun(),
                true,
                request.actor(),
                request.role(),
                request.batch());
    }

    static ImportRequest named(ImportRequest request, String batch) {
        return new ImportRequest(
                request.fileName(),
                request.vendor(),
                request.dryRun(),
                request.keepGoing(),
                request.actor(),
                request.role(),
                Optional.of(batch));
    }

    ImportResult run(String text) {
        return run(request(), text);
    }

    ImportResult run(ImportRequest request, String text) {
        return run(request, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    ImportResult run(ImportRequest request, InputStream in) {
        return run(request, in, ProgressListener.NONE);
    }

    ImportResult run(ImportRequest request, InputStream in, ProgressListener progress) {
        try {
            return batches.run(request, in, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addTransportKey(String name, TransportKeys.Algorithm algorithm, byte[] octets) {
        try (TransportKey key = TransportKey.of(octets)) {
            transact(connection -> transportKeys.add(connection, name, algorithm, key, Optional.empty()));
        }
    }

    boolean removeTransportKey(Connection connection, String name) {
        return transportKeys.remove(connection, name);
    }

    static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sim sim(String iccid) {
        return read(connection -> sims.find(connection, new Iccid(iccid))).orElseThrow();
    }

    /** Newest first. */
    List<AuditEntry> audited(String kind) {
        return read(connection ->
                        audit.list(connection, AuditFilter.any().withKind(kind), OptionalLong.empty(), 100_000))
                .items()
                .stream()
                .map(AuditPage.Item::entry)
                .toList();
    }

    NumberStore numbers() {
        return numbers;
    }

    SimStore sims() {
        return sims;
    }

    KeyVault vault() {
        return vault;
    }

    /** How many rows each table has: the same before and after means that nothing was changed. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        TABLES.forEach(table -> rows.put(table, read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                row.next();
                return row.getLong(1);
            }
        })));
        return rows;
    }

    <T> T read(Database.Work<T> work) {
        return database.read("look", work);
    }

    <T> T transact(Database.Work<T> work) {
        return database.transact("change", work);
    }

    @Override
    public void close() {
        keks.close();
    }
}
