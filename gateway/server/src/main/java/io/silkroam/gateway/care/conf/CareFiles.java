package io.silkroam.gateway.care.conf;

import io.silkroam.conf.ConfigException;
import java.nio.file.Path;
import java.util.List;

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
        throw new ConfigException(List.of());
    }
}
