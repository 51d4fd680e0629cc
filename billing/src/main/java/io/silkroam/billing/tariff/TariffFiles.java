package io.silkroam.billing.tariff;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.sim.plan.Zones;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads {@code tariffs/*.csv}, {@code eu-wholesale-caps.csv} and {@code exchange-rates.csv}, and checks them together.
 * Each of them may be missing.
 */
public final class TariffFiles {
    private TariffFiles() {}

    /**
     * The tariffs as the files are now.
     *
     * @param confFolder the configuration folder
     * @param zones in one of which, the EEA, caps hold
     * @throws ConfigException with every problem found
     */
    public static Tariffs read(Path confFolder, Zones zones) {
        List<ConfigProblem> problems = new ArrayList<>();
        ExchangeRates rates = ExchangeRateFile.read(confFolder.resolve("exchange-rates.csv"), problems);
        WholesaleCaps caps = CapFile.read(confFolder.resolve("eu-wholesale-caps.csv"), zones, problems);
        List<Placed<List<TariffLine>>> rows = new ArrayList<>();
        for (Path file : files(confFolder.resolve("tariffs"), problems)) {
            rows.addAll(TariffFile.read(file, problems));
        }
        problems.addAll(Timelines.problems(rows));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Tariffs(rows, caps, rates);
    }

    private static List<Path> files(Path folder, List<ConfigProblem> problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.csv")) {
            return StreamSupport.stream(files.spliterator(), false).sorted().toList();
        } catch (IOException e) {
            problems.add(new ConfigProblem(folder.toString(), 0, "cannot be read: " + e.getMessage()));
            return List.of();
        }
    }
}
