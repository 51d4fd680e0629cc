package io.silkroam.billing.rating;

import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.sim.Plmn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings of billing for tests. */
public final class Settings {

    private Settings() {}

    /** Days of Amsterdam; KPN is home; one record holds at most 1 TB; the plan "mixed" is shared 7 : 2 : 1. */
    public static BillingSettings usual() {
        return new BillingSettings(
                true,
                ZoneId.of("Europe/Amsterdam"),
                Currency.getInstance("EUR"),
                Set.of(new Plmn("20408")),
                Map.of("web-", "ideal"),
                Map.of("mixed", Map.of("data", 7L, "sms", 2L, "credit", 1L)),
                new BillingSettings.Feed(Duration.ofSeconds(1), 5_000, Duration.ofSeconds(30), Optional.empty()),
                new BillingSettings.Limits(1_000_000_000_000L, Duration.ofMinutes(5), Duration.ofDays(2)),
                new BillingSettings.Files(Path.of("exports"), Path.of("layouts"), 2),
                Map.of(),
                List.of(),
                new BillingSettings.Retention(Duration.ofDays(180), false, LocalTime.of(3, 0)));
    }
}
