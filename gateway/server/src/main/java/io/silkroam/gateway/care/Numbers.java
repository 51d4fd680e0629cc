package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has which number, by the inventory. */
final class Numbers {
    private final Database database;
    private final SimStore sims;

    Numbers(Database database) {
        this.database = database;
        this.sims = new SimStore(database.dialect());
    }

    /** The numbers of the cards that these accounts are charged by, as far as they have one. */
    Map<SubscriberId, Msisdn> of(Collection<Account> accounts) {
        Map<Imsi, SubscriberId> charged = new HashMap<>();
        accounts.forEach(account -> charged.put(new Imsi(account.imsi()), account.subscriberId()));
        Map<SubscriberId, Msisdn> found = new HashMap<>();
        for (Sim sim : database.read("look up numbers", c -> sims.findByImsis(c, charged.keySet()))) {
            boolean ours = sim.imsis().stream()
                    .map(charged::get)
                    .anyMatch(
                            subscriber -> subscriber != null && sim.subscriber().equals(Optional.of(subscriber)));
            if (ours) {
                sim.msisdn().ifPresent(number -> found.put(sim.subscriber().orElseThrow(), number));
            }
        }
        return found;
    }

    Optional<SubscriberId> subscriber(Msisdn number) {
        return database.read("look up whose number it is", c -> sims.findByMsisdn(c, number))
                .flatMap(Sim::subscriber);
    }
}
