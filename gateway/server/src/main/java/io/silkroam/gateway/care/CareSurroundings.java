package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Zones;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What care is given.
 *
 * @param gateway our name: one gateway of a database reads the journal at a time
 * @param accounts those of subscribers who have one, as they stand, {@code ChargingEngine::findAll}
 */
public record CareSurroundings(
        String gateway,
        Database database,
        Function<Collection<SubscriberId>, Map<SubscriberId, Account>> accounts,
        Zones zones,
        Post post,
        Vouchers vouchers,
        SmsText text,
        Clock clock) {

    /** The account of one subscriber. */
    Optional<Account> account(SubscriberId subscriber) {
        return Optional.ofNullable(accounts.apply(Set.of(subscriber)).get(subscriber));
    }
}
