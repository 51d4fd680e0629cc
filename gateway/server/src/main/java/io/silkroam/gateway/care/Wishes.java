package io.silkroam.gateway.care;

import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.gateway.care.rules.Wish;
import io.silkroam.gateway.care.store.WishStore;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What each subscriber wishes, and what is assumed of one who wished nothing. */
final class Wishes {
    private final Database database;
    private final WishStore store = new WishStore();
    private final Wish usual;
    private final Clock clock;

    Wishes(Database database, CareSettings settings, Clock clock) {
        this.database = database;
        this.usual = new Wish(settings.language(), false);
        this.clock = clock;
    }

    Wish of(SubscriberId subscriber) {
        return of(Set.of(subscriber)).get(subscriber);
    }

    /** Of each of these. */
    Map<SubscriberId, Wish> of(Set<SubscriberId> subscribers) {
        Map<SubscriberId, Wish> found = database.read("look up wishes", c -> store.find(c, subscribers));
        return subscribers.stream().collect(Collectors.toMap(s -> s, s -> found.getOrDefault(s, usual)));
    }

    /** Notes a change; one that changes nothing writes nothing. */
    Wish change(SubscriberId subscriber, UnaryOperator<Wish> change) {
        return database.transact("note a wish", c -> {
            Wish before = store.find(c, subscriber).orElse(usual);
            Wish after = change.apply(before);
            if (!after.equals(before)) {
                store.write(c, subscriber, after, clock.instant());
            }
            return after;
        });
    }
}
