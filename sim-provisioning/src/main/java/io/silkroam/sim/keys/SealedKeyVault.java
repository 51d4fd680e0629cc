package io.silkroam.sim.keys;

import io.silkroam.sim.Imsi;
import io.silkroam.sim.keys.SimKeyTable.Row;
import io.silkroam.store.Dialect;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The vault in our own database: each SIM's keys sealed by AES-256-GCM under the current key-encryption key, bound to
 * its IMSI and to the id of that key as associated data.
 */
public final class SealedKeyVault implements KeyVault {
    private final KeyEncryptionKeys keks;
    private final Clock clock;
    private final Rewrapping rewrapping;
    private final SimKeyTable table = new SimKeyTable();

    /** @param keks checked against the same database */
    public SealedKeyVault(Dialect dialect, KeyEncryptionKeys keks, Clock clock) {
        this.keks = keks;
        this.clock = clock;
        this.rewrapping = new Rewrapping(dialect, keks);
    }

    /** What a SIM's keys are bound to, together with the id of the key that seals them. */
    static String context(String imsi) {
        return "silkroam/sim-key/1|" + imsi;
    }

    static String called(Imsi imsi) {
        return "keys of IMSI " + imsi;
    }

    @Override
    public void store(Connection connection, List<Entry> entries) {
        Set<Imsi> taken = taken(connection, entries);
        if (!taken.isEmpty()) {
            throw new KeysAlreadyStoredException(taken);
        }
        Kek kek = keks.currentKek(connection);
        long now = clock.millis();
        List<Row> rows = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            byte[] sealed = seal(kek, entry);
            rows.add(new Row(entry.imsi(), kek.id(), sealed, KeyCheckValue.of(entry.keys()), now));
        }
        // In one order everywhere, so that two imports of the same file wait in line and not in a circle.
        rows.sort(Comparator.comparing(row -> row.imsi().digits()));
        table.insert(connection, rows);
    }

    private Set<Imsi> taken(Connection connection, List<Entry> entries) {
        Set<Imsi> taken = new LinkedHashSet<>();
        Set<Imsi> wanted = new LinkedHashSet<>();
        for (Entry entry : entries) {
            if (!wanted.add(entry.imsi())) {
                taken.add(entry.imsi());
            }
        }
        taken.addAll(checkValues(connection, wanted).keySet());
        return taken;
    }

    private byte[] seal(Kek kek, Entry entry) {
        byte[] clear = new byte[2 * SubscriberKeys.OCTETS];
        System.arraycopy(entry.keys().ki(), 0, clear, 0, SubscriberKeys.OCTETS);
        System.arraycopy(entry.keys().opc(), 0, clear, SubscriberKeys.OCTETS, SubscriberKeys.OCTETS);
        try {
            return keks.seal(kek, context(entry.imsi().digits()), clear);
        } finally {
            Wipe.out(clear);
        }
    }

    @Override
    public KeyCheckValue checkValue(Connection connection, Imsi imsi) {
        return row(connection, imsi).checkValue();
    }

    @Override
    public Map<Imsi, KeyCheckValue> checkValues(Connection connection, Collection<Imsi> imsis) {
        Map<Imsi, KeyCheckValue> values = new HashMap<>();
        table.findAll(connection, imsis).forEach(row -> values.put(row.imsi(), row.checkValue()));
        return values;
    }

    @Override
    public Set<Imsi> matching(Connection connection, Collection<Entry> entries) {
        Map<Imsi, Row> rows = new HashMap<>();
        table.findAll(connection, entries.stream().map(Entry::imsi).toList()).forEach(row -> rows.put(row.imsi(), row));
        Set<Imsi> matching = new HashSet<>();
        for (Entry entry : entries) {
            Row row = rows.get(entry.imsi());
            if (row != null && matches(connection, row, entry.keys())) {
                matching.add(entry.imsi());
            }
        }
        return matching;
    }

    private boolean matches(Connection connection, Row row, SubscriberKeys keys) {
        try (SubscriberKeys stored = open(connection, row)) {
            return stored.sameAs(keys);
        }
    }

    @Override
    public AuthenticationVector vector(Connection connection, Imsi imsi, byte[] rand, byte[] sqn, byte[] amf) {
        try (SubscriberKeys keys = open(connection, row(connection, imsi))) {
            return new Milenage(keys.ki(), keys.opc()).vector(rand, sqn, amf);
        }
    }

    @Override
    public Rewrapped rewrap(Connection connection, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one row is sealed anew, not " + limit);
        }
        return rewrapping.run(connection, limit);
    }

    private Row row(Connection connection, Imsi imsi) {
        return table.find(connection, imsi).orElseThrow(() -> UnknownKeyException.of(imsi));
    }

    private SubscriberKeys open(Connection connection, Row row) {
        String imsi = row.imsi().digits();
        byte[] clear = keks.open(connection, row.kekId(), context(imsi), row.sealed(), called(row.imsi()));
        byte[] ki = Arrays.copyOfRange(clear, 0, SubscriberKeys.OCTETS);
        byte[] opc = Arrays.copyOfRange(clear, SubscriberKeys.OCTETS, 2 * SubscriberKeys.OCTETS);
        try {
            return SubscriberKeys.ofOpc(ki, opc);
        } finally {
            Wipe.out(clear, ki, opc);
        }
    }
}
