package io.silkroam.billing.rating;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.sim.Plmn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Tariffs of a test. KPN takes EUR 0.90 per GB and 0.002 per message; French networks EUR 1.05 per GB and 0.003 per
 * message, which is over the cap of data (1.10 in 2026, 1.00 from 2027) only from 2027 on.
 */
public final class Prices implements TariffBook {
    private static final long GIGABYTE = 1_000_000_000L;

    private final List<TariffLine> lines = new ArrayList<>();

    public Prices() {
        lines.add(line("kpn", Run.HOST, "*", UsageUnit.OCTETS, 900_000_000, GIGABYTE));
        lines.add(line("kpn", Run.HOST, "*", UsageUnit.MESSAGES, 2_000_000, 1));
        lines.add(line("orange", Run.VISITED, "208", UsageUnit.OCTETS, 1_050_000_000, GIGABYTE));
        lines.add(line("orange", Run.VISITED, "208", UsageUnit.MESSAGES, 3_000_000, 1));
    }

    public static TariffLine line(String partner, Run run, String networks, UsageUnit unit, long nanos, long per) {
        return new TariffLine(
                partner, run, networks, unit, nanos, per, 1, Currency.getInstance("EUR"), LocalDate.MIN, LocalDate.MAX);
    }

    /** Adds a line, in the place of one for the same networks. */
    public void put(TariffLine line) {
        remove(line.run(), line.networks(), line.unit());
        lines.add(line);
    }

    public void remove(Run run, String networks, UsageUnit unit) {
        lines.removeIf(l -> l.run() == run && l.networks().equals(networks) && l.unit() == unit);
    }

    @Override
    public Optional<TariffLine> find(Run run, Optional<Plmn> network, UsageUnit unit, LocalDate day) {
        return lines.stream()
                .filter(l -> l.run() == run && l.unit() == unit)
                .filter(l -> l.networks().equals("*")
                        || network.filter(n -> n.digits().startsWith(l.networks()))
                                .isPresent())
                .findFirst();
    }

    @Override
    public boolean knows(Plmn network) {
        return !network.mcc().startsWith("9");
    }

    @Override
    public boolean overCap(TariffLine line, Plmn network, LocalDate day) {
        return line.unit() == UsageUnit.OCTETS
                && line.priceNanos() > (day.getYear() < 2027 ? 1_100_000_000 : 1_000_000_000);
    }
}
