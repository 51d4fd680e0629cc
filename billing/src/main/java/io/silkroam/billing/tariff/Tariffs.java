package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.sim.Plmn;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What partners charge us. The longest prefix of a network that is priced decides alone ({@code *} is shorter than an
 * MCC, that shorter than MCC and MNC), and within it the day: where it has ended, no shorter one takes its place.
 */
public final class Tariffs {
    private final TariffTable table;
    private final WholesaleCaps caps;
    private final ExchangeRates rates;
    private final Set<String> knownMccs = new HashSet<>();
    private final List<ConfigProblem> warnings;

    Tariffs(List<Placed<List<TariffLine>>> rows, WholesaleCaps caps, ExchangeRates rates) {
        List<TariffLine> lines =
                rows.stream().flatMap(row -> row.value().stream()).toList();
        this.table = new TariffTable(lines);
        this.caps = caps;
        this.rates = rates;
        lines.stream()
                .filter(line -> line.run() == Run.VISITED)
                .map(TariffLine::networks)
                .filter(networks -> !networks.equals(TariffTable.ANY))
                .forEach(networks -> knownMccs.add(mcc(networks)));
        caps.zones().entries().forEach(e -> knownMccs.add(mcc(e.prefix())));
        this.warnings = new TariffReview(table, caps, rates).warnings(rows);
    }

    /**
     * The line that prices usage in a run on a day.
     *
     * @param network where it happened; where that is not known, only lines for {@code *} price it
     */
    public Optional<TariffLine> find(Run run, Optional<Plmn> network, UsageUnit unit, LocalDate day) {
        return table.find(run, network, unit, day);
    }

    /** Whether any tariff of a visited network, or any zone, ever names the network's country. */
    public boolean knows(Plmn network) {
        return knownMccs.contains(network.mcc());
    }

    /** Whether a visited network in the EEA charges more on that day than the EU's wholesale cap lets it. */
    public boolean overCap(TariffLine line, Plmn network, LocalDate day) {
        return line.run() == Run.VISITED
                && caps.on(line.unit(), day)
                        .flatMap(cap -> UnitPrice.of(line).dearerThan(cap, rates, day))
                        .orElse(false)
                && caps.holdIn(network, day);
    }

    /** What the EU lets visited networks in the EEA charge at most on that day, for people: {@code EUR 1.10 per GB}. */
    public Optional<String> cap(UsageUnit unit, LocalDate day) {
        return caps.on(unit, day).map(UnitPrice::text);
    }

    /** Everybody who has a tariff. */
    public Set<String> partners() {
        return table.partners();
    }

    /** The rates that were read with the tariffs. */
    public ExchangeRates exchangeRates() {
        return rates;
    }

    /** What is no mistake but should be looked at, such as prices above a cap of the EU. */
    public List<ConfigProblem> warnings() {
        return warnings;
    }

    private static String mcc(String prefix) {
        return prefix.substring(0, TariffTable.MCC_DIGITS);
    }
}
