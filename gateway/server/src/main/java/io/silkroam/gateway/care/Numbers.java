package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimStore;
import io.silkroam.store.Database;
import java.util.Optional;

/** Who has which number, by the inventory. */
final class Numbers {
    private final Database database;
    private final SimStore sims;

    Numbers(Database database) {
        this.database = database;
        this.sims = new SimStore(database.dialect());
    }

    /** The number of the card that the account is charged by; empty where it has none. */
    Optional<Msisdn> of(Account account) {
        return database.read("look up a subscriber's number", c -> sims.findByImsi(c, new Imsi(account.imsi())))
                .filter(sim -> sim.subscriber().equals(Optional.of(account.subscriberId())))
                .flatMap(Sim::msisdn);
    }

    Optional<SubscriberId> subscriber(Msisdn number) {
        return database.read("look up whose number it is", c -> sims.findByMsisdn(c, number))
                .flatMap(Sim::subscriber);
    }
}
