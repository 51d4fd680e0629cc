package io.silkroam.sim.batch.file;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The vendors of {@code conf/vendors}, by name. All mistakes of all files are reported at once. */
public final class VendorMappings {
    /** The vendor of files for which nobody named one. */
    public static final String DEFAULT = "default";

    private final Map<String, VendorMapping> mappings;

    private VendorMappings(Map<String, VendorMapping> mappings) {
        this.mappings = mappings;
    }

    /** @param configuration the folder that may hold {@code vendors} */
    public static VendorMappings read(Path configuration) {
        Map<String, VendorMapping> mappings = new TreeMap<>();
        mappings.put(DEFAULT, VendorMapping.usual(DEFAULT));
        List<ConfigProblem> problems = new ArrayList<>();
        Path folder = configuration.resolve("vendors");
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + VendorMappingFile.SUFFIX)) {
                for (Path file : files) {
                    readOne(configuration, file, mappings, problems);
                }
            } catch (IOException e) {
                problems.add(new ConfigProblem(folder.toString(), 0, "cannot be read: " + e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new VendorMappings(mappings);
    }

    private static void readOne(
            Path configuration, Path file, Map<String, VendorMapping> mappings, List<ConfigProblem> problems) {
        try {
            VendorMapping mapping = VendorMappingFile.read(configuration, file);
            mappings.put(mapping.name(), mapping);
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
    }

    public Optional<VendorMapping> find(String vendor) {
        return Optional.ofNullable(mappings.get(vendor));
    }

    public Set<String> names() {
        return Set.copyOf(mappings.keySet());
    }
}
