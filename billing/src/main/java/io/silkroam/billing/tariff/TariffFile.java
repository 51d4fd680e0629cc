package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.conf.ConfigProblem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** One file of {@code tariffs}: a row is one line of the tariff for each network it names. */
final class TariffFile {
    /** What can be priced. */
    static final List<UsageUnit> UNITS = List.of(UsageUnit.OCTETS, UsageUnit.SECONDS, UsageUnit.MESSAGES);

    private static final List<Run> RUNS = List.of(Run.HOST, Run.VISITED);
    private static final List<String> COLUMNS =
            List.of("partner", "run", "networks", "unit", "price", "currency", "per", "increment", "from", "until");
    private static final String NETWORK = "[0-9]{3}([0-9]{2,3})?";

    private TariffFile() {}

    static List<Placed<List<TariffLine>>> read(Path file, List<ConfigProblem> problems) {
        return new CsvTable(file, COLUMNS, problems).read(TariffFile::lines);
    }

    private static List<TariffLine> lines(CsvTable.Row row) {
        String partner =
                row.text("partner", "[a-z0-9][a-z0-9-]{0,31}", "1 to 32 lower-case letters, digits and dashes");
        Run run = row.oneOf("run", RUNS);
        String networks = row.text(
                "networks",
                "\\*|" + NETWORK + "( +" + NETWORK + ")*",
                "*, or three digits of MCC, or MCC and MNC; several are divided by blanks");
        UsageUnit unit = row.oneOf("unit", UNITS);
        UnitPrice price = UnitPrice.read(row, unit);
        long increment = UnitPrice.count(row, "increment", unit);
        LocalDate from = row.date("from", LocalDate.MIN);
        LocalDate until = row.date("until", LocalDate.MAX);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("'until' must be after 'from'");
        }
        return Arrays.stream(networks.split(" +", -1))
                .map(network -> new TariffLine(
                        partner,
                        run,
                        network,
                        unit,
                        price.nanos(),
                        price.per(),
                        increment,
                        price.currency(),
                        from,
                        until))
                .toList();
    }
}
