package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.plan.Zones;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds rows of visited networks against the caps of the EU, on each day on which a cap or the zone changes. */
final class TariffReview {
    /** Data is charged by the kilobyte: Regulation (EU) 2022/612, as those before it. */
    private static final long KILOBYTE = 1_024;

    private final TariffTable table;
    private final WholesaleCaps caps;
    private final ExchangeRates rates;

    TariffReview(TariffTable table, WholesaleCaps caps, ExchangeRates rates) {
        this.table = table;
        this.caps = caps;
        this.rates = rates;
    }

    List<ConfigProblem> warnings(List<Placed<List<TariffLine>>> rows) {
        return rows.stream()
                .filter(row -> row.value().get(0).run() == Run.VISITED)
                .flatMap(row -> review(row).map(reason -> row.problem(reason)))
                .toList();
    }

    /** What is coarse, and the first day on which the price is above a cap: a cap falls, and does not rise again. */
    private Stream<String> review(Placed<List<TariffLine>> row) {
        TariffLine line = row.value().get(0);
        if (!caps.know(line.unit())) {
            return Stream.empty();
        }
        UnitPrice price = UnitPrice.of(line);
        Optional<String> coarse = Optional.empty();
        Optional<String> dear = ended(line, row.value());
        for (LocalDate day : days(line)) {
            Set<String> networks = inZone(row.value(), day);
            if (!networks.isEmpty() && dear.isEmpty()) {
                coarse = coarse(line, networks);
                dear = aboveCap(price, networks, day);
            }
        }
        return Stream.concat(coarse.stream(), dear.stream());
    }

    private Optional<String> ended(TariffLine line, List<TariffLine> row) {
        Set<String> networks = inZone(row, line.from());
        return Optional.of("eu-wholesale-caps.csv ends before %s: this price for %s is held against nothing; add what "
                                .formatted(line.from(), TariffTable.text(networks))
                        + "caps hold from then on, if any do")
                .filter(reason -> !networks.isEmpty() && caps.haveEnded(line.unit(), line.from()));
    }

    private NavigableSet<LocalDate> days(TariffLine line) {
        NavigableSet<LocalDate> days = new TreeSet<>(caps.changes().subSet(line.from(), line.until()));
        days.add(line.from());
        return days;
    }

    private Optional<String> aboveCap(UnitPrice price, Set<String> networks, LocalDate day) {
        Optional<UnitPrice> cap = caps.on(price.unit(), day);
        if (cap.isEmpty()) {
            return Optional.empty();
        }
        String text = cap.orElseThrow().text();
        Optional<Boolean> dearer = price.dearerThan(cap.orElseThrow(), rates, day);
        if (dearer.isEmpty()) {
            return Optional.of(
                    "%s cannot be held against the EU's wholesale cap of %s: exchange-rates.csv needs a rate of "
                                    .formatted(price.text(), text)
                            + price.currency() + " and " + cap.orElseThrow().currency() + " on " + day);
        }
        return Optional.of(
                        "%s is above the EU's wholesale cap of %s from %s on, for %s; agree a lower price from then on"
                                .formatted(price.text(), text, day, TariffTable.text(networks)))
                .filter(reason -> dearer.orElseThrow());
    }

    private static Optional<String> coarse(TariffLine line, Set<String> networks) {
        return line.unit() == UsageUnit.OCTETS && line.increment() > KILOBYTE
                ? Optional.of(
                        "an increment of %d octets charges %s for more than was used: in the EU data is charged by "
                                        .formatted(line.increment(), TariffTable.text(networks))
                                + "the kilobyte")
                : Optional.empty();
    }

    /** The networks, or countries, that the row prices on a day on which they are in the zone. */
    private Set<String> inZone(List<TariffLine> row, LocalDate day) {
        Set<String> prefixes = new TreeSet<>();
        for (TariffLine line : row) {
            boolean any = line.networks().equals(TariffTable.ANY);
            Stream<String> listed = caps.zones().entries().stream().map(Zones.Entry::prefix);
            Stream<String> within = listed.filter(p -> any || p.startsWith(line.networks()));
            Stream.concat(within, any ? Stream.empty() : Stream.of(line.networks()))
                    .filter(prefix -> isPricedBy(line, prefix, day))
                    .forEach(prefixes::add);
        }
        return prefixes;
    }

    private boolean isPricedBy(TariffLine line, String prefix, LocalDate day) {
        // A country stands for its first network, one that no zone and no tariff is likely to name.
        Plmn network = new Plmn(prefix.length() == TariffTable.MCC_DIGITS ? prefix + "00" : prefix);
        return caps.holdIn(network, day)
                && table.find(Run.VISITED, Optional.of(network), line.unit(), day)
                        .filter(line::equals)
                        .isPresent();
    }
}
