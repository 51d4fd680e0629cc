package io.silkroam.billing.tariff;

import io.silkroam.billing.UsageUnit;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.sim.plan.Zones;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** {@code eu-wholesale-caps.csv}: the highest price from a date on; no price, no cap from then on. */
final class CapFile {
    private static final List<String> COLUMNS = List.of("from", "unit", "price", "currency", "per");

    private record Cap(LocalDate from, UsageUnit unit, Optional<UnitPrice> price) {}

    private CapFile() {}

    static WholesaleCaps read(Path file, Zones zones, List<ConfigProblem> problems) {
        Map<UsageUnit, NavigableMap<LocalDate, Optional<UnitPrice>>> caps = new EnumMap<>(UsageUnit.class);
        if (Files.exists(file)) {
            for (Placed<Cap> row : new CsvTable(file, COLUMNS, problems).read(CapFile::cap)) {
                Cap cap = row.value();
                if (caps.computeIfAbsent(cap.unit(), u -> new TreeMap<>()).put(cap.from(), cap.price()) != null) {
                    problems.add(row.problem("a cap from " + cap.from() + " on it stands above already"));
                }
            }
        }
        return new WholesaleCaps(caps, zones);
    }

    private static Cap cap(CsvTable.Row row) {
        LocalDate from = row.date("from");
        UsageUnit unit = row.oneOf("unit", TariffFile.UNITS);
        return new Cap(from, unit, row.isEmpty("price") ? Optional.empty() : Optional.of(UnitPrice.read(row, unit)));
    }
}
