package io.silkroam.billing.tariff;

import io.silkroam.conf.ConfigProblem;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** {@code exchange-rates.csv}: what a unit of each currency is worth from a date on. */
final class ExchangeRateFile {
    private static final List<String> COLUMNS = List.of("from", "currency", "rate");

    private record Rate(LocalDate from, Currency currency, BigDecimal worth) {}

    private ExchangeRateFile() {}

    static ExchangeRates read(Path file, List<ConfigProblem> problems) {
        if (!Files.exists(file)) {
            return ExchangeRates.NONE;
        }
        Map<Currency, NavigableMap<LocalDate, BigDecimal>> worth = new HashMap<>();
        for (Placed<Rate> row : new CsvTable(file, COLUMNS, problems).read(ExchangeRateFile::rate)) {
            Rate rate = row.value();
            if (worth.computeIfAbsent(rate.currency(), c -> new TreeMap<>()).put(rate.from(), rate.worth()) != null) {
                problems.add(row.problem(rate.currency() + " from " + rate.from() + " stands above already"));
            }
        }
        return new ExchangeRates(worth);
    }

    private static Rate rate(CsvTable.Row row) {
        LocalDate from = row.date("from");
        Currency currency = row.currency("currency");
        String form = "[0-9]{1,9}(\\.[0-9]{1,12})?";
        BigDecimal rate = new BigDecimal(row.text("rate", form, "a rate such as 0.1274"));
        if (rate.signum() == 0) {
            throw new IllegalArgumentException("column rate: money that is worth nothing has no rate");
        }
        return new Rate(from, currency, rate);
    }
}
