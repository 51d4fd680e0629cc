package io.silkroam.simulator.sims;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The file that a vendor sends with the cards, written card by card. */
public final class OutputFile {
    private static final String STARS = "*".repeat(48) + "\n";
    private static final String CRLF = "\r\n";

    /** How the cards stand in it. */
    public enum Format {
        /** Starred headings, {@code key : value}, and a line of words for each card. */
        SECTIONS,
        /** RFC 4180 with a header. */
        CSV
    }

    private final Order order;
    private final Cards cards;

    private OutputFile(Order order, Cards cards) {
        this.order = order;
        this.cards = cards;
    }

    /**
     * Writes a new file that its owner alone may read; one that could not be finished is removed.
     *
     * @param transport encrypts Ki and OPc; without it they are in clear
     */
    public static void write(
            Path file, Format format, Order order, RandomGenerator random, Optional<TransportKey> transport)
            throws IOException {
        PrivateFile.create(file);
        boolean done = false;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            OutputFile output = new OutputFile(order, new Cards(order, random, transport));
            switch (format) {
                case SECTIONS -> output.sections(out);
                case CSV -> output.csv(out);
            }
            done = true;
        } finally {
            if (!done) {
                Files.delete(file);
            }
        }
    }

    private void sections(Writer out) throws IOException {
        out.write(heading("HEADER DESCRIPTION"));
        out.write("""
                Customer        : WeChat Go
                ProfileType     : WXGO_4G_V1
                Order Date      : %s
                Batch No        : %s
                Quantity        : %s
                """.formatted(order.batch(), order.batch(), order.count()));
        out.write(heading("INPUT VARIABLES"));
        out.write("""
                var_In:
                ICCID: %s
                IMSI: %s
                """.formatted(Iccids.withoutCheckDigit(order.first()), order.imsi(0)));
        out.write(heading("OUTPUT VARIABLES"));
        out.write("var_out: " + String.join("/", cards.columns()) + "\n");
        for (int i = 0; i < order.count(); i++) {
            out.write(String.join(" ", cards.card(i)) + "\n");
        }
    }

    private static String heading(String text) {
        int blanks = STARS.length() - 3 - text.length();
        return STARS + "*" + " ".repeat(blanks / 2) + text + " ".repeat((blanks + 1) / 2) + "*\n" + STARS;
    }

    private void csv(Writer out) throws IOException {
        out.write(String.join(",", cards.columns()) + CRLF);
        for (int i = 0; i < order.count(); i++) {
            out.write(String.join(",", cards.card(i)) + CRLF);
        }
    }
}
