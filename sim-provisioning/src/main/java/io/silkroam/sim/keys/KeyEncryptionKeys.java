package io.silkroam.sim.keys;

import io.silkroam.sim.keys.KekTable.Registered;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.security.auth.DestroyFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that seal all other keys: {@code kek-1}, {@code kek-2} and so on, in a PKCS#12 keystore file or inside a
 * PKCS#11 token. The table {@code kek} knows their check values, and its newest one is the current one; so all gateways
 * agree on it, and it changes by commit. No key is ever dropped.
 */
public final class KeyEncryptionKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyEncryptionKeys.class);

    private final KekHome home;
    private final Seals seals;
    private final KekTable table = new KekTable();
    /** Those whose check value is the one the database knows, and no others. */
    private volatile Map<String, Kek> verified = Map.of();

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

    private KeyEncryptionKeys(KekHome home) {
        this.home = home;
        this.seals = new Seals(home);
        // What is there must open now, and not when a SIM first needs it.
        home.load();
    }

    /**
     * Keys in this PKCS#12 file under the password in the other. Where neither is there, {@link #check} makes both,
     * with mode 0600; gateways that share a database need the same two files.
     *
     * @throws KeystoreException when they do not open, or when others may use one of them
     */
    public static KeyEncryptionKeys openOrCreate(Path keystore, Path passwordFile) {
        return new KeyEncryptionKeys(new KeystoreFile(keystore, passwordFile));
    }

    /**
     * Keys inside the token that this configuration of the SunPKCS11 provider names; they are made there and cannot be
     * read out.
     *
     * @param pinFile holds the PIN as its first line, with mode 0600
     * @throws KeystoreException when the token does not open
     */
    public static KeyEncryptionKeys openPkcs11(Path config, Path pinFile) {
        return new KeyEncryptionKeys(new Token(config, pinFile));
    }

    /**
     * To be called in a transaction before anything else. Refuses a keystore that is not the one this database was
     * sealed under; makes and registers the first key of a fresh installation.
     *
     * @throws KeystoreException naming the id that is wrong or missing, and what to do
     * @throws io.silkroam.store.StoreException of kind CONFLICT when two first starts meet; done again it succeeds, or
     *     says which keystore to copy
     */
    public void check(Connection connection, Instant now) {
        if (table.ids(connection).isEmpty()) {
            Map<String, Kek> found = found();
            if (found.isEmpty()) {
                make(connection, Kek.first(), now);
            }
            found.values().forEach(kek -> table.insert(connection, kek, now));
        }
        verify(connection);
    }

    /** The id new seals are made under. */
    public String current(Connection connection) {
        return currentKek(connection).id();
    }

    /**
     * Makes the next key, durable before this returns, and current from the commit of this transaction on. On a
     * gateway with a keystore file of its own the file has to be copied there; it is read again without a restart.
     *
     * @return the new id
     * @throws io.silkroam.store.StoreException of kind CONFLICT when another gateway rotates at the same moment
     */
    public String rotate(Connection connection, Instant now) {
        check(connection, now);
        List<String> ids = table.ids(connection);
        String next = Kek.after(ids.get(ids.size() - 1));
        // Left by a rotation that was interrupted before its commit, and used by nobody since.
        Optional<Kek> left = Optional.ofNullable(found().get(next));
        if (left.isPresent()) {
            table.insert(connection, left.get(), now);
        } else {
            make(connection, next, now);
        }
        LOG.info("{} made in {}; it is current once committed", next, home);
        return next;
    }

    /** All that were ever made, oldest first. */
    public List<Status> list(Connection connection) {
        return table.counted(connection);
    }

    /** The row comes first: it makes gateways wait for each other, so that no two make the same id. */
    private void make(Connection connection, String id, Instant now) {
        SecretKey key = home.generate();
        table.insert(connection, Kek.of(id, key, home), now);
        home.keep(id, key);
    }

    private Map<String, Kek> found() {
        Map<String, Kek> found = new HashMap<>();
        home.load().forEach((id, key) -> found.put(id, Kek.of(id, key, home)));
        return found;
    }

    private synchronized void verify(Connection connection) {
        List<Registered> registered = table.all(connection);
        Map<String, Kek> found = found();
        Map<String, Kek> right = new HashMap<>();
        for (int i = 0; i < registered.size(); i++) {
            Registered expected = registered.get(i);
            Kek kek = found.get(expected.id());
            if (kek != null) {
                requireSame(expected, kek);
                right.put(kek.id(), kek);
            } else if (expected.seals() || i == registered.size() - 1) {
                throw missing(expected.id());
            }
        }
        verified = Map.copyOf(right);
    }

    private void requireSame(Registered expected, Kek kek) {
        if (!kek.checkValue().equals(expected.checkValue())) {
            throw new KeystoreException(
                    "%s in %s has check value %s, but this database was sealed under one with %s; %s"
                            .formatted(kek, home, kek.checkValue(), expected.checkValue(), home.remedy()));
        }
    }

    private KeystoreException missing(String id) {
        return new KeystoreException(
                "%s, which this database needs, is not in %s; %s".formatted(id, home, home.remedy()));
    }

    Kek currentKek(Connection connection) {
        List<String> ids = table.ids(connection);
        if (ids.isEmpty()) {
            throw new IllegalStateException("the key-encryption keys were not checked");
        }
        return kek(connection, ids.get(ids.size() - 1));
    }

    /** Looks into the keystore again for one that another gateway may have made since. */
    private Kek kek(Connection connection, String id) {
        Kek known = verified.get(id);
        if (known == null) {
            verify(connection);
            known = verified.get(id);
        }
        if (known == null) {
            throw missing(id);
        }
        return known;
    }

    List<String> idsBefore(Connection connection, Kek current) {
        return table.ids(connection).stream()
                .filter(id -> !id.equals(current.id()))
                .toList();
    }

    byte[] seal(Kek kek, String context, byte[] clear) {
        return seals.seal(kek, context, clear);
    }

    byte[] open(Connection connection, String kekId, String context, byte[] sealed, String whose) {
        return seals.open(kek(connection, kekId), context, sealed, whose);
    }

    @Override
    public void close() {
        Map<String, Kek> last = verified;
        verified = Map.of();
        for (Kek kek : last.values()) {
            try {
                kek.key().destroy();
            } catch (DestroyFailedException e) {
                // A key inside a token; we hold only a handle, and the token is left below.
                LOG.debug("{} stays in {}", kek, home);
            }
        }
        home.close();
    }
}
