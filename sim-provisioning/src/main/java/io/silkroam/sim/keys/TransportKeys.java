package io.silkroam.sim.keys;

import io.silkroam.sim.keys.TransportKeyTable.Row;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys under which vendors send Ki and OPc, by name, sealed like everything else. Nothing gives them back; what
 * they are good for is {@link TransportCipher#decrypt}.
 */
public final class TransportKeys {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final KeyEncryptionKeys keks;
    private final Clock clock;
    private final TransportKeyTable table = new TransportKeyTable();

    /** How a field of a vendor's file is encrypted. */
    public enum Algorithm {
        /** AES-CBC with an IV of zeros over whole blocks without padding, the practice around GSMA FS.28. */
        AES_CBC(1),
        /** AES key wrap with its integrity check, RFC 3394. */
        AES_KW(2);

        private final byte code;

        Algorithm(int code) {
            this.code = (byte) code;
        }
    }

    /** What may be seen of one. */
    public record Listed(String name, Algorithm algorithm, KeyCheckValue checkValue, Instant createdAt) {}

    /** @param keks checked against the same database */
    public TransportKeys(KeyEncryptionKeys keks, Clock clock) {
        this.keks = keks;
        this.clock = clock;
    }

    /** What a transport key is bound to, together with the id of the key that seals it. */
    static String context(String name) {
        return "silkroam/transport-key/1|" + name;
    }

    static String called(String name) {
        return "transport key '" + name + "'";
    }

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
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a transport key's name is 1 to 64 of a-z, 0-9, '.', '_' and '-', the first a letter or digit");
        }
        KeyCheckValue actual = key.checkValue();
        if (expected.isPresent() && !expected.get().equals(actual)) {
            throw new TransportKeyException(
                    "transport key '%s' has check value %s, not %s as expected; ask the vendor for both again"
                            .formatted(name, actual, expected.get()));
        }
        Optional<Row> there = table.find(connection, name);
        if (there.isPresent()) {
            requireSame(connection, there.get(), algorithm, key);
            return false;
        }
        Kek kek = keks.currentKek(connection);
        Listed listed = new Listed(name, algorithm, actual, Instant.ofEpochMilli(clock.millis()));
        table.insert(connection, new Row(listed, kek.id(), seal(kek, name, algorithm, key)));
        return true;
    }

    private void requireSame(Connection connection, Row there, Algorithm algorithm, TransportKey key) {
        byte[] stored = unseal(connection, there);
        boolean same = there.listed().algorithm() == algorithm && MessageDigest.isEqual(stored, key.octets());
        Wipe.out(stored);
        if (!same) {
            throw new TransportKeyException("there is another transport key '%s', with check value %s; remove it first"
                    .formatted(there.listed().name(), there.listed().checkValue()));
        }
    }

    /** The algorithm is sealed with the key, so that its column cannot be changed by itself. */
    private byte[] seal(Kek kek, String name, Algorithm algorithm, TransportKey key) {
        byte[] clear = new byte[1 + key.octets().length];
        clear[0] = algorithm.code;
        System.arraycopy(key.octets(), 0, clear, 1, clear.length - 1);
        try {
            return keks.seal(kek, context(name), clear);
        } finally {
            Wipe.out(clear);
        }
    }

    private byte[] unseal(Connection connection, Row row) {
        String name = row.listed().name();
        byte[] clear = keks.open(connection, row.kekId(), context(name), row.sealed(), called(name));
        try {
            if (clear[0] != row.listed().algorithm().code) {
                throw new BrokenSealException(called(name), row.kekId());
            }
            return Arrays.copyOfRange(clear, 1, clear.length);
        } finally {
            Wipe.out(clear);
        }
    }

    /**
     * A cipher with this key, for one thread. Close it.
     *
     * @throws UnknownKeyException when there is none of this name
     * @throws BrokenSealException when what is stored was altered
     */
    public TransportCipher open(Connection connection, String name) {
        Row row = table.find(connection, name).orElseThrow(() -> UnknownKeyException.ofTransport(name));
        return new TransportCipher(name, row.listed().algorithm(), new WipeableKey(unseal(connection, row)));
    }

    public Optional<Listed> find(Connection connection, String name) {
        return table.find(connection, name).map(Row::listed);
    }

    /** All, by name. */
    public List<Listed> list(Connection connection) {
        return table.all(connection).stream().map(Row::listed).toList();
    }

    /** Whether there was one to remove. */
    public boolean remove(Connection connection, String name) {
        return table.delete(connection, name);
    }
}
