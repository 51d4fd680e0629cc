package io.silkroam.billing.tariff;

import io.silkroam.sim.plan.Zones;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A configuration folder with tariffs in it, for a test to write. */
record TariffFolder(Path conf) {
    static final Path SHIPPED = Path.of("../conf");

    private static final String COLUMNS = "partner,run,networks,unit,price,currency,per,increment,from,until\n";

    /** Germany always, Ukraine since 2026; Switzerland is another zone. */
    static final Zones ZONES = new Zones(
            Map.of(
                    "EEA",
                    List.of(
                            new Zones.Entry("262", LocalDate.of(2017, 6, 15), LocalDate.MAX),
                            new Zones.Entry("208", LocalDate.of(2017, 6, 15), LocalDate.MAX),
                            new Zones.Entry("255", LocalDate.of(2026, 1, 1), LocalDate.MAX)),
                    "CH",
                    List.of(new Zones.Entry("228", LocalDate.MIN, LocalDate.MAX))),
            ZoneId.of("Europe/Amsterdam"));

    /** Rows of {@code tariffs/PARTNER.csv}; the first stands on line 2. */
    TariffFolder tariff(String partner, String... rows) throws IOException {
        Files.createDirectories(conf.resolve("tariffs"));
        return file("tariffs/" + partner + ".csv", COLUMNS + String.join("\n", rows) + "\n");
    }

    TariffFolder file(String name, String text) throws IOException {
        Files.writeString(conf.resolve(name), text);
        return this;
    }

    TariffFolder shippedCaps() throws IOException {
        Files.copy(SHIPPED.resolve("eu-wholesale-caps.csv"), conf.resolve("eu-wholesale-caps.csv"));
        return this;
    }

    Tariffs read() {
        return TariffFiles.read(conf, ZONES);
    }
}
