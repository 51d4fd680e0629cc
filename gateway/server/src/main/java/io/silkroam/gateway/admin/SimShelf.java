package io.silkroam.gateway.admin;

import io.silkroam.access.Actor;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimFilter;
import io.silkroam.sim.inventory.SimPage;
import io.silkroam.sim.keys.KeyCheckValue;
import io.silkroam.sim.keys.KeyVault;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks SIMs up, as far as a caller may know of them. */
public final class SimShelf {
    private final Provisioning tables;
    private final KeyVault vault;
    private final Sight sight;

    public SimShelf(Provisioning tables, KeyVault vault) {
        this.tables = tables;
        this.vault = vault;
        this.sight = new Sight(tables.sims());
    }

    /**
     * A page of SIMs.
     *
     * @param checks the check values of their keys, by primary IMSI
     * @param next where the next page begins; empty on the last
     */
    public record Listed(List<Sim> sims, Map<Imsi, KeyCheckValue> checks, Optional<Iccid> next) {}

    /** SIMs in the order of their ICCIDs, behind {@code after}. */
    public Listed list(Actor actor, SimFilter filter, Optional<Iccid> after, int limit) {
        SimFilter seen = actor.holder().map(filter::withHolder).orElse(filter);
        return tables.database().read("list SIMs", c -> {
            SimPage page = tables.sims().list(c, seen, after, limit);
            return new Listed(page.items(), checks(c, page.items()), page.next());
        });
    }

    public Optional<Sim> find(Actor actor, SimRef ref) {
        return tables.database().read("look up a SIM", c -> sight.find(c, actor, ref));
    }

    public Map<Imsi, KeyCheckValue> checks(Collection<Sim> sims) {
        return tables.database().read("look up key check values", c -> checks(c, sims));
    }

    private Map<Imsi, KeyCheckValue> checks(Connection connection, Collection<Sim> sims) {
        return vault.checkValues(connection, sims.stream().map(Sim::imsi).toList());
    }
}
