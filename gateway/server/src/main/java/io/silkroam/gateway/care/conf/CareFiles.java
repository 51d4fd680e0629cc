package io.silkroam.gateway.care.conf;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.gateway.care.rules.Countries;
import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and checks the folder {@code care} of the configuration as a whole. */
public final class CareFiles {
    private CareFiles() {}

    /**
     * Reads {@code care/care.yaml}, {@code care/countries.csv} and a file of texts in each language.
     *
     * @param conf the configuration folder
     * @throws ConfigException with every problem found
     */
    public static CareSettings read(Path conf) {
        Path folder = conf.resolve("care");
        List<ConfigProblem> problems = new ArrayList<>();
        Optional<CareFile> file = attempt(problems, () -> CareFile.read(folder.resolve("care.yaml")));
        Optional<Countries> countries = attempt(problems, () -> CountryFile.read(folder.resolve("countries.csv")));
        Map<Language, Texts> texts = new EnumMap<>(Language.class);
        TextFile.Limits limits = new TextFile.Limits(
                countries.orElseGet(() -> new Countries(Map.of())),
                file.map(CareFile::maxParts).orElse(CareFile.MOST_PARTS),
                file.map(CareFile::help).orElse(""),
                file.map(f -> f.sender().value()).orElse(""));
        for (Language language : Language.values()) {
            Path path = folder.resolve(language.code() + ".yaml");
            attempt(problems, () -> TextFile.read(path, language, limits)).ifPresent(t -> texts.put(language, t));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return file.orElseThrow().settings(countries.orElseThrow(), texts);
    }

    private static <T> Optional<T> attempt(List<ConfigProblem> problems, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
