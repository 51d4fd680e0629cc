package io.silkroam.billing.fuzz;

import io.silkroam.billing.tariff.TariffFiles;
import io.silkroam.conf.ConfigException;
import io.silkroam.fuzz.Target;
import io.silkroam.sim.plan.Zones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of tariffs, caps and exchange rates as somebody saved them; the first octet says which of the three the input
 * is, the others are as shipped. They are read, or refused with every problem.
 */
public final class TariffTarget implements Target<Optional<ConfigException>> {
    private static final Path SHIPPED = Path.of("../conf");
    private static final List<String> NAMES = List.of("tariffs/kpn.csv", "eu-wholesale-caps.csv", "exchange-rates.csv");
    private static final String TARIFF = "partner,run,networks,unit,price,currency,per,increment,from,until\n";
    private static final List<String> RATES =
            List.of("2026-01-01,CNY,0\n", "2026-01-01,CNY,0.1\n2026-01-01,CNY,0.2\n", "2026-01-01,EUR,1\n");
    private static final Zones ZONES = new Zones(
            Map.of("EEA", List.of(new Zones.Entry("262", LocalDate.of(2017, 6, 15), LocalDate.MAX))),
            ZoneId.of("Europe/Amsterdam"));

    private final Path conf;
    private int present = -1;

    /** In a folder of its own, below the module's target. */
    public TariffTarget() {
        try {
            conf = Files.createTempDirectory(Path.of("target"), "tariffs");
            Files.createDirectories(conf.resolve("tariffs"));
            for (String name : NAMES) {
                Files.copy(SHIPPED.resolve(name), conf.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int which = 0; which < NAMES.size(); which++) {
            for (String text : texts(NAMES.get(which))) {
                seeds.add(seed(which, text));
            }
        }
        lines().forEach(line -> seeds.add(seed(0, TARIFF + line)));
        RATES.forEach(line -> seeds.add(seed(2, "from,currency,rate\n" + line)));
        return seeds;
    }

    private static byte[] seed(int which, String text) {
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.write(which);
        seed.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return seed.toByteArray();
    }

    /** Prices in another currency than the caps', prices twice, by two partners, for no time, of no units. */
    private static List<String> lines() {
        return List.of(
                "kpn,visited,262,octets,90.00,CNY,1GB,1kB,2026-01-01,\n",
                "kpn,visited,262,octets,0.90,CNY,1GB,1kB,2026-01-01,\n",
                "kpn,visited,262,octets,1.00,JPY,1GB,1kB,2026-01-01,\n",
                "kpn,visited,262,octets,1,EUR,1GB,1kB,,\ndt,visited,262,octets,1,EUR,1GB,1kB,,\n",
                "kpn,visited,262,octets,1,EUR,1GB,1kB,,\nkpn,visited,262,octets,2,EUR,1GB,1kB,,\n",
                "kpn,host,*,octets,1,EUR,1GB,1kB,2026-01-01,\ndt,host,*,octets,1,EUR,1GB,1kB,2026-01-01,\n",
                "kpn,host,*,octets,1,EUR,1GB,1kB,2026-01-01,2026-01-01\n",
                "kpn,host,*,octets,1,EUR,0,1kB,,\n",
                "kpn,host,*,messages,1,EUR,1,0,,\n");
    }

    private static List<String> texts(String name) {
        try {
            String shipped = Files.readString(SHIPPED.resolve(name));
            return List.of(
                    shipped,
                    shipped.replace(',', ';'),
                    shipped.replace("EUR", "XXQ"),
                    shipped.replace("2026", "2o26").replace("2017", "201"),
                    shipped.replace("octets", "acres").replace("kB", "kX"),
                    shipped.replaceAll("(\\d)\\.(\\d)", "$1,$2"),
                    shipped.replaceAll("0\\.", "-9999999999999999999."),
                    shipped + shipped.lines().reduce((a, b) -> b).orElse("") + "\n",
                    shipped + "\"not closed,,,\n",
                    "partner,run,networks\n",
                    "\u0000\uFEFF\n",
                    "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ConfigException> decode(byte[] input) {
        place(input);
        try {
            TariffFiles.read(conf, ZONES);
            return Optional.empty();
        } catch (ConfigException refused) {
            return Optional.of(refused);
        }
    }

    /** Puts the input in its place, and the shipped file back where the last one stood. */
    private void place(byte[] input) {
        try {
            int which = input.length == 0 ? 0 : (input[0] & 0xFF) % NAMES.size();
            if (present >= 0 && present != which) {
                Files.write(conf.resolve(NAMES.get(present)), Files.readAllBytes(SHIPPED.resolve(NAMES.get(present))));
            }
            present = which;
            try (var out = Files.newOutputStream(conf.resolve(NAMES.get(which)))) {
                out.write(input, Math.min(1, input.length), Math.max(0, input.length - 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void check(byte[] input, Optional<ConfigException> refused) {
        boolean told = refused.isEmpty()
                || (!refused.get().problems().isEmpty()
                        && refused.get().problems().stream()
                                .noneMatch(p -> p.reason().isBlank()));
        if (!told) {
            throw new AssertionError("refused without a reason");
        }
    }

    @Override
    public String outcome(Optional<ConfigException> refused) {
        return refused.isPresent() ? "refused" : "tariffs";
    }

    /** The three files, two of which are as shipped, and the buffers of their readers. */
    @Override
    public int allowance() {
        return 4 << 20;
    }

    /** A short line is a row of ten cells and, if it fits, a line of a tariff. */
    @Override
    public int perOctet() {
        return 400;
    }
}
