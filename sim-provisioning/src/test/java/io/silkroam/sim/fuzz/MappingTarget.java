package io.silkroam.sim.fuzz;

import io.silkroam.conf.ConfigException;
import io.silkroam.fuzz.Target;
import io.silkroam.sim.batch.file.Column;
import io.silkroam.sim.batch.file.VendorFile;
import io.silkroam.sim.batch.file.VendorFileException;
import io.silkroam.sim.batch.file.VendorMapping;
import io.silkroam.sim.batch.file.VendorMappings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a vendor's files are read, in YAML: a mapping that files can be read with, or refused with every problem. */
public final class MappingTarget implements Target<MappingTarget.Read> {
    private static final byte[] CARDS = ("ICCID;IMSI;KI;OPC\n8931080000000001009;204080000000100;" + SimSeeds.KI + ";"
                    + SimSeeds.KI + "\n")
            .getBytes(StandardCharsets.UTF_8);

    private final Path configuration;
    private final Path file;

    /** What was made of it: one of the two. */
    public record Read(VendorMapping mapping, ConfigException refused) {}

    /** In a folder of its own, below the module's target. */
    public MappingTarget() {
        try {
            configuration = Files.createTempDirectory(Path.of("target"), "mappings");
            file = Files.createDirectory(configuration.resolve("vendors")).resolve("acme.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return ConfSeeds.mappings();
    }

    @Override
    public Read decode(byte[] input) {
        try {
            Files.write(file, input);
            return new Read(VendorMappings.read(configuration).find("acme").orElseThrow(), null);
        } catch (ConfigException refused) {
            return new Read(null, refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** OP lies outside of the configuration, no column arrives under two keys, and a file can be read with it. */
    @Override
    public void check(byte[] input, Read read) {
        if (read.refused() != null) {
            ConfSeeds.requireReasons(read.refused(), input);
            return;
        }
        VendorMapping.KeyHandling keys = read.mapping().keys();
        Path inside = configuration.toAbsolutePath().normalize();
        require(keys.opFile().filter(op -> op.startsWith(inside)).isEmpty(), "OP lies in the configuration");
        require(keys.opTransportKey().isEmpty() || keys.opFile().isPresent(), "a key for no file");
        Set<Column> under = new HashSet<>();
        keys.transportKeys().forEach(use -> use.columns().forEach(column -> require(under.add(column), "two keys")));
        try (VendorFile cards = VendorFile.open(new ByteArrayInputStream(CARDS), read.mapping())) {
            while (cards.next().isPresent()) {
                require(cards.rows() <= 1, "more rows than there are");
            }
        } catch (VendorFileException refused) {
            require(!refused.getMessage().isBlank(), "refused without a reason");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public String outcome(Read read) {
        return read.refused() == null ? "mapping" : "refused";
    }

    /** The file, SnakeYAML's scanner and its patterns, and the usual mapping. */
    @Override
    public int allowance() {
        return 131_072;
    }

    /**
     * SnakeYAML makes events, nodes and two marks of every word, and a key of one letter that nobody knows is told with
     * all the keys that are known.
     */
    @Override
    public int perOctet() {
        return 1_000;
    }
}
