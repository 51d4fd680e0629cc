package io.silkroam.billing.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A fault in {@link HandBooks}, and all that an audit has to say of it. Those of planted-faults.txt. */
record PlantedFault(String statements, List<String> findings) {

    @Override
    public String toString() {
        return statements;
    }

    /** In the file, findings stand indented below what brings them about. */
    static Stream<PlantedFault> all() {
        return Stream.of(text().split("\n\n", -1)).map(PlantedFault::parse);
    }

    private static PlantedFault parse(String block) {
        List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
        String statements = String.join(
                " ", lines.stream().filter(line -> !line.startsWith("  ")).toList());
        List<String> findings = lines.stream()
                .filter(line -> line.startsWith("  "))
                .map(String::strip)
                .toList();
        return new PlantedFault(statements, findings);
    }

    private static String text() {
        try (InputStream file = PlantedFault.class.getResourceAsStream("planted-faults.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
