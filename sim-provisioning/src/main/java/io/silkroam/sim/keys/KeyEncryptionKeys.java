package io.silkroam.sim.keys;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;

/**
 * The keys that seal all other keys: {@code kek-1}, {@code kek-2} and so on, in a PKCS#12 keystore file or inside a
 * PKCS#11 token. The table {@code kek} knows their check values, and its newest one is the current one.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class KeyEncryptionKeys implements AutoCloseable {

    /**
     * One of them as an operator sees it.
     *
     * @param simKeys how many SIMs' keys it seals
     */
    public record Status(
            String id,
            KeyCheckValue checkValue,
            Instant createdAt,
            boolean current,
            long simKeys,
            long transportKeys) {}

    private KeyEncryptionKeys() {}

    public static KeyEncryptionKeys openOrCreate(Path keystore, Path passwordFile) {
        throw new UnsupportedOperationException();
    }

    public static KeyEncryptionKeys openPkcs11(Path config, Path pinFile) {
        throw new UnsupportedOperationException();
    }

    /** Refuses a wrong keystore before anything is used or written; makes the first key of a fresh installation. */
    public void check(Connection connection, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The id new seals are made under. */
    public String current(Connection connection) {
        throw new UnsupportedOperationException();
    }

    /** Makes the next one, which is current from the commit of this transaction on, on every gateway that has it. */
    public String rotate(Connection connection, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** All that were ever made, oldest first. */
    public List<Status> list(Connection connection) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
