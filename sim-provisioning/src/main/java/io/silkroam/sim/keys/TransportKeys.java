package io.silkroam.sim.keys;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys under which vendors send Ki and OPc, by name, sealed like everything else. */
@SuppressWarnings("DoNotCallSuggester")
public final class TransportKeys {

    /** How a field of a vendor's file is encrypted. */
    public enum Algorithm {
        /** AES-CBC with an IV of zeros over whole blocks without padding, the practice around GSMA FS.28. */
        AES_CBC,
        /** AES key wrap with its integrity check, RFC 3394. */
        AES_KW
    }

    /** What may be seen of one. */
    public record Listed(String name, Algorithm algorithm, KeyCheckValue checkValue, Instant createdAt) {}

    public TransportKeys(KeyEncryptionKeys keks, Clock clock) {}

    /**
     * Adds a transport key. The same one under the same name again changes nothing.
     *
     * @param name 1 to 64 lower-case letters, digits, {@code .}, {@code _} and {@code -}
     * @param expected what the vendor says the check value is
     * @return whether it is new
     * @throws TransportKeyException when the check value is another, or the name is taken by another key
     */
    public boolean add(
            Connection connection,
            String name,
            Algorithm algorithm,
            TransportKey key,
            Optional<KeyCheckValue> expected) {
        throw new UnsupportedOperationException();
    }

    /**
     * A cipher with this key. Close it.
     *
     * @throws UnknownKeyException when there is none of this name
     */
    public TransportCipher open(Connection connection, String name) {
        throw new UnsupportedOperationException();
    }

    public Optional<Listed> find(Connection connection, String name) {
        throw new UnsupportedOperationException();
    }

    /** All, by name. */
    public List<Listed> list(Connection connection) {
        throw new UnsupportedOperationException();
    }

    /** Whether there was one to remove. */
    public boolean remove(Connection connection, String name) {
        throw new UnsupportedOperationException();
    }
}
