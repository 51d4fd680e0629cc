package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;
import io.silkroam.store.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What one gateway has of keys: its keystore, and the vault and the transport keys on a database. */
final class Gateway implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-07-03T10:00:00Z");
    static final byte[] RAND = bytes(16, 0x23);
    static final byte[] SQN = bytes(6, 0x01);
    static final byte[] AMF = bytes(2, 0x80);

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Database database;
    private final KeyEncryptionKeys keks;
    private final SealedKeyVault vault;
    private final TransportKeys transportKeys;

    private Gateway(Database database, KeyEncryptionKeys keks) {
        this.database = database;
        this.keks = keks;
        this.vault = new SealedKeyVault(database.dialect(), keks, CLOCK);
        this.transportKeys = new TransportKeys(keks, CLOCK);
    }

    /** Starts as a gateway does, with the keystore of this folder. */
    static Gateway start(Database database, Path folder) {
        return start(database, KeyEncryptionKeys.openOrCreate(keystore(folder), passwordFile(folder)));
    }

    static Gateway start(Database database, KeyEncryptionKeys keks) {
        database.transact("check the key-encryption keys", connection -> {
            keks.check(connection, NOW);
            return null;
        });
        return new Gateway(database, keks);
    }

    static Path keystore(Path folder) {
        return folder.resolve("keystore.p12");
    }

    static Path passwordFile(Path folder) {
        return folder.resolve("keystore.password");
    }

    KeyEncryptionKeys keks() {
        return keks;
    }

    SealedKeyVault vault() {
        return vault;
    }

    TransportKeys transportKeys() {
        return transportKeys;
    }

    void store(KeyVault.Entry... entries) {
        store(List.of(entries));
    }

    void store(List<KeyVault.Entry> entries) {
        database.transact("store keys", connection -> {
            vault.store(connection, entries);
            return null;
        });
    }

    AuthenticationVector vector(Imsi imsi) {
        return database.read("make a vector", connection -> vault.vector(connection, imsi, RAND, SQN, AMF));
    }

    String rotate() {
        return database.transact("rotate", connection -> keks.rotate(connection, NOW));
    }

    KeyVault.Rewrapped rewrap(int limit) {
        return database.transact("rewrap", connection -> vault.rewrap(connection, limit));
    }

    List<KeyEncryptionKeys.Status> statuses() {
        return database.read("list", keks::list);
    }

    @Override
    public void close() {
        keks.close();
    }

    static Imsi imsi(int number) {
        return new Imsi("204080000%06d".formatted(number));
    }

    static KeyVault.Entry entry(int number) {
        return new KeyVault.Entry(imsi(number), keys(number));
    }

    static List<KeyVault.Entry> entries(int first, int count) {
        List<KeyVault.Entry> entries = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    static SubscriberKeys keys(int number) {
        return SubscriberKeys.ofOpc(SecretText.octets("ki", number), SecretText.octets("opc", number));
    }

    static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
