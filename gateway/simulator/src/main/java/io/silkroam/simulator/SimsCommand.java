package io.silkroam.simulator;

import io.silkroam.simulator.sims.Order;
import io.silkroam.simulator.sims.OutputFile;
import io.silkroam.simulator.sims.TransportKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator sims}: the file a SIM vendor sends with a batch of cards. */
@Command(
        name = "sims",
        description = {
            "Writes a SIM vendor's output file with cards that never existed, Ki and OPc encrypted by AES-CBC with a"
                    + " zero IV under a transport key, as vendors send them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:not written", "2:wrong usage"})
final class SimsCommand implements Callable<Integer> {
    @Option(names = "--count", required = true, paramLabel = "N", description = "How many cards.")
    private int count;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file; it must not exist.")
    private Path out;

    @Option(
            names = "--batch",
            paramLabel = "B",
            description = "The batch's number (default: today's date in UTC and 01, like 2026112301).")
    private String batch;

    @Option(
            names = "--first",
            defaultValue = "100000",
            paramLabel = "N",
            description = "The number with which ICCIDs and IMSIs begin (default: ${DEFAULT-VALUE}).")
    private long first;

    @Option(
            names = "--format",
            defaultValue = "SECTIONS",
            description = "One of ${COMPLETION-CANDIDATES}, in any case (default: ${DEFAULT-VALUE}).")
    private OutputFile.Format format;

    @Option(
            names = "--transport-key",
            paramLabel = "FILE",
            description = "The transport key, as hexadecimal digits; a fresh one is written where there is no such file"
                    + " (default: the name of the output file and .key).")
    private Path transportKey;

    @Option(names = "--clear", description = "Ki and OPc in clear.")
    private boolean clear;

    @Option(names = "--esim", description = "eSIM profiles: a column LPA with an activation code for each.")
    private boolean esim;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Makes the same keys each time: for tests only. The same options make the same file; name the"
                    + " batch, for its default is today's.")
    private Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (clear && transportKey != null) {
            throw new ParameterException(spec.commandLine(), "--clear needs no --transport-key");
        }
        PrintWriter err = spec.commandLine().getErr();
        try {
            write(order(), seed == null ? new SecureRandom() : new Random(seed));
            return 0;
        } catch (FileAlreadyExistsException e) {
            err.println(e.getFile() + " exists already and is left as it is");
        } catch (NoSuchFileException e) {
            err.println(e.getFile() + " cannot be written: there is no such folder");
        } catch (IOException | IllegalArgumentException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private Order order() {
        try {
            return new Order(batch == null ? today() : batch, count, first, esim);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String today() {
        return LocalDate.now(Clock.systemUTC()).format(DateTimeFormatter.BASIC_ISO_DATE) + "01";
    }

    private void write(Order order, RandomGenerator random) throws IOException {
        if (Files.exists(out)) {
            throw new FileAlreadyExistsException(out.toString());
        }
        Path keyFile = transportKey == null ? Path.of(out + ".key") : transportKey;
        Optional<TransportKey> key = clear ? Optional.empty() : Optional.of(TransportKey.in(keyFile, random));
        OutputFile.write(out, format, order, random, key);
        PrintWriter told = spec.commandLine().getOut();
        told.printf(
                "%s: batch %s, %d cards, ICCID %s to %s, IMSI %s to %s%n",
                out,
                order.batch(),
                order.count(),
                order.iccid(0),
                order.iccid(order.count() - 1),
                order.imsi(0),
                order.imsi(order.count() - 1));
        told.println(key.map(k -> "%s: the transport key of Ki and OPc (AES-CBC, zero IV), key check value %s"
                        .formatted(keyFile, k.checkValue()))
                .orElse("Ki and OPc are in clear"));
    }
}
