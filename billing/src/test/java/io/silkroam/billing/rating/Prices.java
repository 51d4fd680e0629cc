package io.silkroam.billing.rating;

import io.silkroam.billing.tariff.TariffFiles;
import io.silkroam.billing.tariff.Tariffs;
import io.silkroam.sim.plan.ZoneFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Tariffs of a test, with the caps and zones as they are shipped. KPN takes EUR 0.90 per GB and 0.002 per message;
 * French networks EUR 1.05 per GB and 0.003 per message, which of data is more than the cap allows from 2027 on.
 */
public final class Prices {
    private static final Path SHIPPED = Path.of("../conf");
    private static final String COLUMNS = "partner,run,networks,unit,price,currency,per,increment,from,until\n";

    private final List<String> rows = new ArrayList<>(List.of(
            "kpn,host,*,octets,0.90,EUR,1GB,1,,",
            "kpn,host,*,messages,0.002,EUR,1,1,,",
            "orange,visited,208,octets,1.05,EUR,1GB,1,,",
            "orange,visited,208,messages,0.003,EUR,1,1,,"));
    private Tariffs tariffs = read();

    /** Puts a row in the place of those that begin as it does with partner, run, networks and unit. */
    public void put(String row) {
        List<String> columns = List.of(row.split(","));
        remove(String.join(",", columns.subList(0, 4)));
        rows.add(row);
        tariffs = read();
    }

    public void remove(String beginning) {
        rows.removeIf(row -> row.startsWith(beginning));
        tariffs = read();
    }

    public Tariffs tariffs() {
        return tariffs;
    }

    private Tariffs read() {
        try {
            Path folder = Files.createTempDirectory("prices");
            Path file = Files.createDirectory(folder.resolve("tariffs")).resolve("all.csv");
            Path caps = folder.resolve("eu-wholesale-caps.csv");
            Files.writeString(file, COLUMNS + String.join("\n", rows) + "\n");
            Files.copy(SHIPPED.resolve("eu-wholesale-caps.csv"), caps);
            Tariffs read =
                    TariffFiles.read(folder, ZoneFiles.read(SHIPPED.resolve("zones"), ZoneId.of("Europe/Amsterdam")));
            for (Path done : List.of(file, file.getParent(), caps, folder)) {
                Files.delete(done);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
