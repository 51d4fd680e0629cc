package io.silkroam.sim.keys;

import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;

/**
 * Keys for secrets that are too short to be kept as a plain hash, yet must be found by what somebody types: what is
 * kept is their HMAC under a key that is sealed like everything else. Each is made at its first use and never changes,
 * for what was kept under it can only be found under it; a rotation seals it anew.
 */
public final class LookupKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 32;

    private final KeyEncryptionKeys keks;
    private final Clock clock;
    private final LookupKeyTable table = new LookupKeyTable();

    /** @param keks checked against the same database */
    public LookupKeys(KeyEncryptionKeys keks, Clock clock) {
        this.keks = keks;
        this.clock = clock;
    }

    static String context(String name) {
        return "silkroam/lookup-key/1|" + name;
    }

    static String called(String name) {
        return "lookup key '" + name + "'";
    }

    /**
     * The key of this name, made if there is none. Close it.
     *
     * @throws io.silkroam.store.StoreException of kind CONFLICT when two first uses meet; done again it succeeds
     * @throws BrokenSealException when what is stored was altered
     */
    public LookupKey open(Connection connection, String name) {
        return table.find(connection, name)
                .map(row -> open(connection, name, row))
                .orElseGet(() -> make(connection, name));
    }

    private LookupKey open(Connection connection, String name, LookupKeyTable.Row row) {
        return new LookupKey(keks.open(connection, row.kekId(), context(name), row.sealed(), called(name)));
    }

    private LookupKey make(Connection connection, String name) {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        Kek kek = keks.currentKek(connection);
        table.insert(
                connection,
                name,
                new LookupKeyTable.Row(kek.id(), keks.seal(kek, context(name), octets)),
                clock.millis());
        return new LookupKey(octets);
    }
}
