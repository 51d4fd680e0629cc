package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;
import io.silkroam.store.Dialect;
import java.sql.Connection;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The vault in our own database: each SIM's keys sealed by AES-256-GCM under the current key-encryption key, bound to
 * its IMSI and to the id of that key as associated data.
 */
public final class SealedKeyVault implements KeyVault {

    public SealedKeyVault(Dialect dialect, KeyEncryptionKeys keks, Clock clock) {}

    @Override
    public void store(Connection connection, List<Entry> entries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyCheckValue checkValue(Connection connection, Imsi imsi) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<Imsi, KeyCheckValue> checkValues(Connection connection, Collection<Imsi> imsis) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<Imsi> matching(Connection connection, Collection<Entry> entries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AuthenticationVector vector(Connection connection, Imsi imsi, byte[] rand, byte[] sqn, byte[] amf) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Rewrapped rewrap(Connection connection, int limit) {
        throw new UnsupportedOperationException();
    }
}
