package io.silkroam.sim.fuzz;

import io.silkroam.fuzz.Target;
import io.silkroam.sim.batch.file.Column;
import io.silkroam.sim.batch.file.FileLimits;
import io.silkroam.sim.batch.file.FileRow;
import io.silkroam.sim.batch.file.KeyFields;
import io.silkroam.sim.batch.file.VendorFile;
import io.silkroam.sim.batch.file.VendorFileException;
import io.silkroam.sim.batch.file.VendorMapping;
import io.silkroam.sim.batch.file.VendorMapping.Algorithm;
import io.silkroam.sim.batch.file.VendorMapping.CheckDigit;
import io.silkroam.sim.batch.file.VendorMapping.KeyHandling;
import io.silkroam.sim.batch.file.VendorMapping.Presence;
import io.silkroam.sim.batch.file.VendorMapping.Separator;
import io.silkroam.sim.batch.file.VendorMapping.TransportKeyUse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A vendor's file of cards, read to its end; the first octet chooses the mapping. */
public final class VendorFileTarget implements Target<VendorFileTarget.Read> {
    private static final List<VendorMapping> MAPPINGS = mappings();

    /** What was made of it: its rows, or why it could not be read on. */
    public record Read(List<FileRow> rows, Optional<VendorFileException> refused, long counted) {}

    private static List<VendorMapping> mappings() {
        KeyHandling none = handling(Presence.NONE, List.of());
        KeyHandling transported = handling(
                Presence.REQUIRED,
                List.of(new TransportKeyUse("tk", Set.of(Column.KI, Column.OPC), Optional.of("A1B2C3"))));
        FileLimits small = new FileLimits(2_000, 300, 12, 4, 10);
        return List.of(
                VendorMapping.usual("usual"),
                new VendorMapping(
                        "strict",
                        Separator.SEMICOLON,
                        CheckDigit.COMPLETE,
                        true,
                        Map.of("serial", Column.ICCID),
                        Optional.of("4G"),
                        none,
                        FileLimits.DEFAULT),
                VendorMapping.usual("transported").withKeys(transported),
                VendorMapping.usual("small").withLimits(small));
    }

    private static KeyHandling handling(Presence presence, List<TransportKeyUse> uses) {
        return new KeyHandling(presence, Algorithm.MILENAGE, uses, Optional.empty(), Optional.empty());
    }

    @Override
    public List<byte[]> seeds() {
        return SimSeeds.vendorFiles(MAPPINGS.size());
    }

    @Override
    public Read decode(byte[] input) {
        if (input.length == 0) {
            return new Read(List.of(), Optional.empty(), 0);
        }
        VendorMapping mapping = MAPPINGS.get((input[0] & 0xFF) % MAPPINGS.size());
        List<FileRow> rows = new ArrayList<>();
        try (ByteArrayInputStream in = new ByteArrayInputStream(input, 1, input.length - 1);
                VendorFile file = VendorFile.open(in, mapping)) {
            for (Optional<FileRow> row = file.next(); row.isPresent(); row = file.next()) {
                rows.add(row.get());
            }
            file.hasCheckValues();
            file.problems();
            file.sha256();
            return new Read(rows, Optional.empty(), file.rows());
        } catch (VendorFileException refused) {
            return new Read(rows, Optional.of(refused), rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row is told, with a line that is there, and what is wrong names no key. */
    @Override
    public void check(byte[] input, Read read) {
        require(read.counted() == read.rows().size(), "rows were lost");
        long lines = 1;
        for (byte octet : input) {
            lines += octet == '\n' || octet == '\r' ? 1 : 0;
        }
        for (FileRow row : read.rows()) {
            require(row.line() >= 1 && row.line() <= lines, "a row of line " + row.line());
            if (row instanceof FileRow.Bad bad) {
                require(!bad.errors().isEmpty(), "a bad row without a reason");
                require(
                        bad.errors().stream()
                                .noneMatch(error -> error.toString().contains(SimSeeds.KI)),
                        "a key is told");
            } else if (row instanceof FileRow.Card card) {
                require(card.keys().stream().allMatch(key -> key.toString().equals("KeyFields[***]")), "a key is told");
                card.keys().forEach(KeyFields::close);
                require(
                        card.keys().stream().allMatch(key -> Arrays.equals(key.ki(), new byte[key.ki().length])),
                        "a key stays");
            }
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public String outcome(Read read) {
        if (read.refused().isPresent()) {
            return "refused";
        }
        return read.rows().stream().anyMatch(FileRow.Card.class::isInstance) ? "cards" : "no card";
    }

    /** Buffers of a line, the digest of the whole, and what is said of rows of two octets each. */
    @Override
    public int allowance() {
        return 1 << 20;
    }

    /** A row of ten octets that is no card is told in a sentence; a card is some twenty objects. */
    @Override
    public int perOctet() {
        return 256;
    }
}
