package io.silkroam.sim.batch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.silkroam.sim.batch.GeneratedBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever arrives is read to a stated outcome, in the same memory, and says nothing it must not say. */
class AnyOctetsTest {
    private static final String CSV = """
            ICCID,IMSI,MSISDN,EID,KI,OPC,LPA,KCV,PIN1
            8931080000000001009,204080000000100,31612345678,,5F1D289C5D354D0A140C2548F5F3E3BA,\
            E8ED289DEBA952E4283B54E88E6183CA,LPA:1$smdp.example.com$X-1,A1B2C3,7391
            "8931080000000001017","204080000000101",,,465B5CE8B199B49FAA5F0A2EE238A6BC,\
            CD63CB71954A9F4E48A5994E37A02BAF,,,7392
            """;
    private static final int ROWS = 200_000;
    private static final long FEW_MEBIBYTES = 4L << 20;

    @Property(tries = 2000)
    void shouldReadAnyOctetsToAStatedOutcome(@ForAll @Size(max = 200) byte[] octets) {
        assertThatCode(() -> readToTheEnd(octets)).doesNotThrowAnyException();
    }

    @Property(tries = 2000)
    void shouldReadAnyLinesToAStatedOutcome(@ForAll("lines") List<String> lines) {
        byte[] octets = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);

        assertThatCode(() -> readToTheEnd(octets)).doesNotThrowAnyException();
    }

    /** A good file with some octets changed: never an exception of ours, and never a word of a key. */
    @Property(tries = 2000)
    void shouldNeverTellAKeyOfADamagedFile(
            @ForAll boolean sections,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 100_000) Integer> places,
            @ForAll("octets") byte octet) {
        byte[] octets = (sections ? ReadFile.example() : CSV).getBytes(StandardCharsets.UTF_8);
        places.forEach(place -> octets[place % octets.length] = octet);

        String said = String.join("\n", readToTheEnd(octets));

        assertThat(said).doesNotContain("5F1D28", "D28935", "E8ED28", "465B5C", "CD63CB", "739", "112233", "0A1B2C");
    }

    @Test
    void shouldReadAFileOfAnySizeInTheSameMemory() throws IOException {
        InputStream generated = new GeneratedBatch("big", 1, ROWS, Optional.empty());
        try (VendorFile file = VendorFile.open(generated, ReadFile.USUAL)) {
            read(file, ROWS / 10);
            long early = usedMemory();

            read(file, ROWS - ROWS / 10);

            assertThat(usedMemory() - early).isLessThan(FEW_MEBIBYTES);
            assertThat(file.next()).isEmpty();
            assertThat(file.problems()).isEmpty();
            assertThat(file.octets()).isGreaterThan(25_000_000);
        }
    }

    private static void read(VendorFile file, int rows) throws IOException {
        for (int i = 0; i < rows; i++) {
            assertThat(file.next().orElseThrow()).isInstanceOf(FileRow.Card.class);
        }
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** All that was said of the file. */
    private static List<String> readToTheEnd(byte[] octets) {
        try {
            ReadFile file = ReadFile.read(new ByteArrayInputStream(octets), ReadFile.USUAL);
            List<String> said = new ArrayList<>(file.errors());
            said.addAll(file.troubles());
            said.addAll(file.header().warnings());
            said.addAll(file.header().columns());
            return said;
        } catch (VendorFileException e) {
            return List.of(e.getMessage());
        }
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> words = Arbitraries.of(
                "ICCID",
                "IMSI",
                "KI",
                "OPC",
                "var_out:",
                "Quantity : 2",
                "***",
                "/",
                ",",
                ";",
                "\t",
                "\"",
                " ",
                "\r",
                "8931080000000001009",
                "204080000000100",
                "5F1D289C5D354D0A140C2548F5F3E3BA",
                "\u0000",
                "#",
                "sep=");
        Arbitrary<String> heads = Arbitraries.of("ICCID,IMSI,KI,OPC", "var_out: ICCID/IMSI/KI/OPC", "* HEADER", "");
        Arbitrary<String> lines = words.list().ofMaxSize(9).map(parts -> String.join("", parts));
        return heads.flatMap(head -> lines.list().ofMaxSize(6).map(rest -> {
            rest.add(0, head);
            return rest;
        }));
    }

    @Provide
    Arbitrary<Byte> octets() {
        return Arbitraries.chars().with(",;\t\"\r\n 09AFZ:/*#\u0000").map(c -> (byte) c.charValue());
    }
}
