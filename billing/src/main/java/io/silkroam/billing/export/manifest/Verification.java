package io.silkroam.billing.export.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether the files below a folder are what their manifests say, and whether any is missing between them. Needs nothing
 * but the folder.
 *
 * @param files manifests that were read
 * @param rows in their files
 */
public record Verification(int files, long rows, List<Finding> findings) {

    /** Something that is wrong with a file, or with a series of files. */
    public record Finding(String file, String problem) {}

    public Verification {
        findings = List.copyOf(findings);
    }

    public boolean isGood() {
        return findings.isEmpty();
    }

    /** @param parser a JSON object's text as a map; throws IllegalArgumentException where it is none */
    public static Verification of(Path folder, Function<String, Map<?, ?>> parser) throws IOException {
        Check check = new Check(parser);
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : all) {
            if (file.toString().endsWith(Manifest.SUFFIX)) {
                check.manifest(file);
            }
        }
        check.series();
        check.renderings();
        all.stream()
                .filter(file -> file.toString().endsWith(".csv") && !check.known.contains(file))
                .forEach(file -> check.found(file.getFileName().toString(), "has no manifest beside it"));
        return new Verification(check.manifests.size(), check.rows, check.findings);
    }

    private static final class Check {
        private final Function<String, Map<?, ?>> parser;
        private final List<Manifest> manifests = new ArrayList<>();
        private final Set<Path> known = new HashSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private long rows;

        private Check(Function<String, Map<?, ?>> parser) {
            this.parser = parser;
        }

        private void found(String file, String problem) {
            findings.add(new Finding(file, problem));
        }

        private void manifest(Path file) throws IOException {
            String name = file.getFileName().toString();
            try {
                Manifest manifest = Manifest.of(parser.apply(Files.readString(file)));
                if (!manifest.name().matches("[A-Za-z0-9._-]+\\.csv")
                        || !manifest.fileName().equals(name)) {
                    found(name, "is the manifest of " + manifest.name());
                    return;
                }
                manifests.add(manifest);
                contents(file.resolveSibling(manifest.name()), manifest);
            } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
                found(name, "is no manifest: " + e.getMessage());
            }
        }

        private void contents(Path file, Manifest manifest) throws IOException {
            known.add(file);
            if (!Files.exists(file)) {
                found(manifest.name(), "is missing");
                return;
            }
            Contents contents = new Contents();
            try (InputStream in = Files.newInputStream(file)) {
                contents.read(in);
            }
            rows += contents.rows();
            if (contents.octets() != manifest.octets()) {
                found(
                        manifest.name(),
                        "has %d octets, its manifest says %d".formatted(contents.octets(), manifest.octets()));
            } else if (!contents.sha256().equals(manifest.sha256())) {
                found(manifest.name(), "has another SHA-256 than its manifest says: it was changed");
            }
            if (contents.rows() != manifest.rows()) {
                found(manifest.name(), "has %d rows, its manifest says %d".formatted(contents.rows(), manifest.rows()));
            }
        }

        /** Numbers between the first and the last file of each series. */
        private void series() {
            Map<String, TreeSet<Long>> series = new TreeMap<>();
            for (Manifest manifest : manifests) {
                series.computeIfAbsent(seriesOf(manifest), s -> new TreeSet<>()).add(manifest.sequence());
            }
            series.forEach((name, numbers) -> {
                for (long number = numbers.first() + 1; number < numbers.last(); number++) {
                    if (!numbers.contains(number)) {
                        found(
                                name,
                                "number %d is missing between %d and %d"
                                        .formatted(number, numbers.lower(number), numbers.higher(number)));
                    }
                }
            });
        }

        /** Files of one revision hold the same rows, however they are written. */
        private void renderings() {
            Map<String, Manifest> firsts = new TreeMap<>();
            for (Manifest manifest : manifests) {
                String issue = seriesOf(manifest) + " " + manifest.sequence() + " " + manifest.revision();
                Manifest first = firsts.putIfAbsent(issue, manifest);
                if (first != null
                        && (first.rows() != manifest.rows() || !first.totals().equals(manifest.totals()))) {
                    found(manifest.name(), "counts otherwise than " + first.name());
                }
            }
        }

        private static String seriesOf(Manifest manifest) {
            return manifest.partner().isEmpty() ? manifest.kind() : manifest.kind() + " of " + manifest.partner();
        }
    }
}
