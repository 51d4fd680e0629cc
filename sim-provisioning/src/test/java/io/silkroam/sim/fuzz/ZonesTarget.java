package io.silkroam.sim.fuzz;

import io.silkroam.conf.ConfigException;
import io.silkroam.fuzz.Target;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.ZoneFiles;
import io.silkroam.sim.plan.Zones;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A list of networks in CSV, as somebody saved it: a zone, or refused with every problem and its line. */
public final class ZonesTarget implements Target<ZonesTarget.Read> {
    private static final ZoneId CALENDAR = ZoneId.of("Europe/Amsterdam");
    private static final Instant NOON = Instant.parse("2026-01-31T11:00:00Z");
    private static final int NETWORK_DIGITS = 5;

    private final Path folder;
    private final Path file;

    /** What was made of it: one of the two. */
    public record Read(Zones zones, ConfigException refused) {}

    /** In a folder of its own, below the module's target. */
    public ZonesTarget() {
        try {
            folder = Files.createTempDirectory(Path.of("target"), "zones");
            file = folder.resolve("EEA.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return ConfSeeds.zones();
    }

    @Override
    public Read decode(byte[] input) {
        try {
            Files.write(file, input);
            return new Read(ZoneFiles.read(folder, CALENDAR), null);
        } catch (ConfigException refused) {
            return new Read(null, refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each network that is listed lies in the zone from its first day on, until its last; moments are of their day. */
    @Override
    public void check(byte[] input, Read read) {
        if (read.refused() != null) {
            ConfSeeds.requireReasons(read.refused(), input);
            return;
        }
        for (Zones.Entry entry : read.zones().entries()) {
            boolean sound = entry.prefix().matches("[0-9]{3,6}") && entry.from().isBefore(entry.until());
            if (!sound || (entry.prefix().length() >= NETWORK_DIGITS && !isIn(read.zones(), entry))) {
                throw new AssertionError(entry + " is not in its zone");
            }
        }
    }

    private static boolean isIn(Zones zones, Zones.Entry entry) {
        Plmn network = new Plmn(entry.prefix());
        return zones.names().equals(Set.of("EEA"))
                && zones.of(network, NOON).equals(zones.on(network, LocalDate.ofInstant(NOON, CALENDAR)))
                && zones.on(network, entry.from()).contains("EEA")
                && zones.on(network, entry.until().minusDays(1)).contains("EEA");
    }

    @Override
    public String outcome(Read read) {
        if (read.refused() != null) {
            return "refused";
        }
        return read.zones().entries().isEmpty() ? "empty" : "zone";
    }

    /** The buffers of the file and of its reader of CSV. */
    @Override
    public int allowance() {
        return 131_072;
    }

    /** A row of two octets is told in a sentence. */
    @Override
    public int perOctet() {
        return 400;
    }
}
