package io.silkroam.gateway.feed;

import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.conf.BillingSettings.Destination;
import io.silkroam.billing.conf.BillingSettings.Feed;
import io.silkroam.billing.conf.BillingSettings.Kafka;
import io.silkroam.billing.conf.BillingSettings.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of billing for tests of its traffic: in a hurry, in Amsterdam. */
public record Settings(Feed feed, Map<String, Destination> destinations, List<Schedule> schedules) {
    static final Duration LEASE = Duration.ofSeconds(30);

    public static Settings reading(int rows) {
        return new Settings(new Feed(Duration.ofMillis(10), rows, LEASE, Optional.empty()), Map.of(), List.of());
    }

    Settings kafka(Kafka broker) {
        return new Settings(
                new Feed(feed.every(), feed.rows(), feed.lease(), Optional.of(broker)), destinations, schedules);
    }

    public Settings deliveringTo(String name, String uri, Optional<Path> secret) {
        Map<String, Destination> all = new HashMap<>(destinations);
        all.put(name, new Destination(uri, secret));
        return new Settings(feed, all, schedules);
    }

    public Settings on(Schedule... files) {
        return new Settings(feed, destinations, List.of(files));
    }

    public BillingSettings billing() {
        return new BillingSettings(
                true,
                ZoneId.of("Europe/Amsterdam"),
                Currency.getInstance("EUR"),
                Set.of(),
                Map.of(),
                Map.of(),
                feed,
                new BillingSettings.Limits(Long.MAX_VALUE, Duration.ofHours(1), Duration.ofHours(1)),
                new BillingSettings.Files(Path.of("exports"), Path.of("layouts"), 1),
                destinations,
                schedules,
                new BillingSettings.Retention(Duration.ofDays(180), false, LocalTime.of(3, 0)));
    }
}
