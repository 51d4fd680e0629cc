package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.sim.keys.KeyCheckValue;
import io.silkroam.sim.keys.KeyEncryptionKeys;
import io.silkroam.sim.keys.KeyVault;
import io.silkroam.sim.keys.TransportKey;
import io.silkroam.sim.keys.TransportKeys;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The keys that seal others, and those under which vendors send theirs. None is ever shown. */
public final class KeyAdmin {
    private final Provisioning tables;
    private final KeyEncryptionKeys keks;
    private final KeyVault vault;
    private final TransportKeys transport;
    private final Clock clock;

    public KeyAdmin(Provisioning tables, KeyEncryptionKeys keks, KeyVault vault, TransportKeys transport, Clock clock) {
        this.tables = tables;
        this.keks = keks;
        this.vault = vault;
        this.transport = transport;
        this.clock = clock;
    }

    /** All key-encryption keys, oldest first. */
    public List<KeyEncryptionKeys.Status> list() {
        return tables.database().read("list key-encryption keys", keks::list);
    }

    /** Makes the next key-encryption key; what is sealed under older ones stays so until it is rewrapped. */
    public String rotate(Actor actor) {
        return tables.database().transact("rotate the key-encryption key", c -> {
            String before = keks.current(c);
            String id = keks.rotate(c, clock.instant());
            tables.note(
                    c, Trace.of(clock.instant(), actor, "rotate-key", "key", id).changed(before, id));
            return id;
        });
    }

    /** Seals up to {@code limit} keys anew that lie under an older key. */
    public KeyVault.Rewrapped rewrap(int limit) {
        return tables.database().transact("seal keys anew", c -> vault.rewrap(c, limit));
    }

    public List<TransportKeys.Listed> transportKeys() {
        return tables.database().read("list transport keys", transport::list);
    }

    /** @throws io.silkroam.sim.keys.TransportKeyException if its check value is another, or its name is taken */
    public TransportKeys.Listed addTransportKey(
            Actor actor,
            String name,
            TransportKeys.Algorithm algorithm,
            TransportKey key,
            Optional<KeyCheckValue> expected) {
        return tables.database().transact("add a transport key", c -> {
            if (transport.add(c, name, algorithm, key, expected)) {
                tables.note(
                        c,
                        Trace.of(clock.instant(), actor, "add-transport-key", "key", name)
                                .saying("check value " + key.checkValue()));
            }
            return transport.find(c, name).orElseThrow();
        });
    }

    /** Whether there was one. */
    public boolean removeTransportKey(Actor actor, String name) {
        return tables.database().transact("remove a transport key", c -> {
            boolean removed = transport.remove(c, name);
            if (removed) {
                tables.note(c, Trace.of(clock.instant(), actor, "remove-transport-key", "key", name));
            }
            return removed;
        });
    }
}
