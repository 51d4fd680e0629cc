package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the keys of SIMs and computes with them. Nothing here gives a key, so that an HSM with Milenage inside can take
 * its place. Transactions are the caller's.
 */
public interface KeyVault {

    /** The keys of one SIM; they stay the caller's to close. */
    record Entry(Imsi imsi, SubscriberKeys keys) {}

    /**
     * What one round of sealing anew did.
     *
     * @param done rows now under the current key-encryption key
     * @param remaining rows still under an older one; with {@code done} 0 another gateway has them in hand, or they are
     *     broken
     * @param broken rows met that do not open under the key they name; they are left as they are
     */
    record Rewrapped(int done, long remaining, int broken) {}

    /**
     * Stores all of these keys or none.
     *
     * @throws KeysAlreadyStoredException when an IMSI has keys already or is named twice; nothing was written then.
     *     Whether they are the same keys is what {@link #matching} tells.
     */
    void store(Connection connection, List<Entry> entries);

    /**
     * The check value of a SIM's Ki.
     *
     * @throws UnknownKeyException when the vault holds no key of this IMSI
     */
    KeyCheckValue checkValue(Connection connection, Imsi imsi);

    /** The check values of these SIMs; one without keys is not in the answer. */
    Map<Imsi, KeyCheckValue> checkValues(Connection connection, Collection<Imsi> imsis);

    /** Those whose stored keys are exactly these; neither one with other keys nor one without any. */
    Set<Imsi> matching(Connection connection, Collection<Entry> entries);

    /** Whether exactly these keys are stored. */
    default boolean matches(Connection connection, Imsi imsi, SubscriberKeys keys) {
        return !matching(connection, List.of(new Entry(imsi, keys))).isEmpty();
    }

    /**
     * A vector of this SIM by Milenage.
     *
     * @param rand 16 octets
     * @param sqn 6 octets; whoever asks counts them
     * @param amf 2 octets
     * @throws UnknownKeyException when the vault holds no key of this IMSI
     * @throws BrokenSealException when what is stored was altered or is another SIM's
     */
    AuthenticationVector vector(Connection connection, Imsi imsi, byte[] rand, byte[] sqn, byte[] amf);

    /** Brings up to {@code limit} rows under the current key-encryption key, transport keys among them. */
    Rewrapped rewrap(Connection connection, int limit);
}
