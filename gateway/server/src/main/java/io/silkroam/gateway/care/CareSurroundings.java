package io.silkroam.gateway.care;

import io.silkroam.charging.account.Account;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Zones;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What care is given.
 *
 * @param gateway our name: one gateway of a database reads the journal at a time
 * @param accounts the account of a subscriber as it stands, {@code ChargingEngine::find}
 */
public record CareSurroundings(
        String gateway,
        Database database,
        Function<SubscriberId, Optional<Account>> accounts,
        Zones zones,
        Post post,
        Vouchers vouchers,
        SmsText text,
        Clock clock) {}
