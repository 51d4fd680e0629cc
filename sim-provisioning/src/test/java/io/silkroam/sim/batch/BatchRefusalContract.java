package io.silkroam.sim.batch;

import static io.silkroam.sim.batch.GeneratedBatch.iccid;
import static io.silkroam.sim.batch.GeneratedBatch.imsi;
import static io.silkroam.sim.batch.Importer.dryRun;
import static io.silkroam.sim.batch.Importer.keepGoing;
import static io.silkroam.sim.batch.Importer.named;
import static io.silkroam.sim.batch.Importer.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.batch.file.FileLimits;
import io.silkroam.sim.batch.file.RowError;
import io.silkroam.sim.batch.file.VendorMapping;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What an import refuses on both stores: each with its own words, and with everything left as it was. */
abstract class BatchRefusalContract extends ImporterContract {
    private static final String EID = "89049032123451234512345678901235";

    @Test
    void shouldFindWhatStandsTwiceInOneChunk() {
        String text = new Csv()
                .row(iccid(1), imsi(1), "31612345678", EID, 1)
                .row(iccid(1), imsi(2), "", "", 2)
                .row(iccid(3), imsi(1), "", "", 3)
                .row(iccid(4), imsi(4), "31612345678", "", 4)
                .row(iccid(5), imsi(5), "", EID, 5)
                .text();

        assertRefused(
                text,
                "line 3: ICCID %s stands on line 2 of this file already".formatted(iccid(1)),
                "line 4: IMSI 20408*******001 stands on line 2 of this file already",
                "line 5: MSISDN 31612***678 stands on line 2 of this file already",
                "line 6: EID 89049************************235 stands on line 2 of this file already");
    }

    @Test
    void shouldFindWhatStandsTwiceFarApart() {
        String text = new Csv()
                .row(iccid(1), imsi(1), "31612345678", EID, 1)
                .cards(10, 2000)
                .row(iccid(1), imsi(2), "", "", 2)
                .row(iccid(3), imsi(1), "", "", 3)
                .row(iccid(4), imsi(4), "31612345678", "", 4)
                .row(iccid(5), imsi(5), "", EID, 5)
                .card(1500)
                .text();

        assertRefused(
                text,
                "line 2003: ICCID %s stands on line 2 of this file already".formatted(iccid(1)),
                "line 2004: IMSI 20408*******001 stands on line 2 of this file already",
                "line 2005: MSISDN 31612***678 stands on line 2 of this file already",
                "line 2006: EID 89049************************235 stands on line 2 of this file already",
                "line 2007: ICCID %s stands on line 1493 of this file already".formatted(iccid(1500)));
    }

    @Test
    void shouldFindWhatIsInTheStockAlready() {
        importer.run(
                named(request(), "march"),
                new Csv().row(iccid(1), imsi(1), "31612345678", EID, 1).text());
        String text = new Csv()
                .row(iccid(1), imsi(2), "", "", 2)
                .row(iccid(1), imsi(1), "", "", 2)
                .row(iccid(3), imsi(1), "", "", 3)
                .row(iccid(4), imsi(4), "31612345678", "", 4)
                .row(iccid(5), imsi(5), "", EID, 5)
                .text();

        String first = "ICCID %s is in the inventory already, from batch march, with other ".formatted(iccid(1));
        assertRefused(
                text,
                "line 2: " + first + "IMSIs",
                "line 3: ICCID %s stands on line 2 of this file already".formatted(iccid(1)),
                "line 4: IMSI 20408*******001 is that of SIM %s of batch march already".formatted(iccid(1)),
                "line 5: MSISDN 31612***678 is that of SIM %s of batch march already".formatted(iccid(1)),
                "line 6: EID 89049************************235 is that of SIM %s of batch march already"
                        .formatted(iccid(1)));
        assertThat(errors(importer.run(
                        named(request(), "other"),
                        new Csv().row(iccid(1), imsi(1), "", "", 2).text())))
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith("line 2: " + first + "keys: their check value is ")
                        .endsWith("; is it the right transport key?"));
    }

    @Test
    void shouldSeeThatOpcAloneIsAnother() {
        importer.run(new Csv().card(1).text());
        HexFormat hex = HexFormat.of();
        String text = new Csv()
                .card(1)
                .text()
                .replace(hex.formatHex(GeneratedBatch.opc(1)), hex.formatHex(GeneratedBatch.opc(2)));

        assertThat(errors(importer.run(named(request(), "other"), text)))
                .singleElement()
                .satisfies(error -> assertThat(error).endsWith("with other keys (OPc, or those of another IMSI)"));
    }

    @Test
    void shouldRefuseANumberThatRests() {
        importer.transact(connection -> {
            importer.numbers().assign(connection, new Msisdn("31612345678"), new Iccid(iccid(7)), Importer.NOW);
            importer.numbers().release(connection, new Msisdn("31612345678"), Importer.NOW);
            return null;
        });

        assertRefused(
                new Csv().card(1, "31612345678").text(), "line 2: MSISDN 31612***678 rests until 2026-10-01T10:00:00Z");
    }

    @Test
    void shouldRefuseOtherContentUnderTheNameOfABatch() {
        importer.run(new Csv().cards(1, 2).text());

        assertRefused(
                new Csv().cards(3, 2).text(),
                "there is another file in batch july.txt: file july.txt, 2 SIMs, by jan at 2026-07-03T10:00:00Z;"
                        + " import this one under a batch name of its own");
        assertThat(importer.run(keepGoing(request()), new Csv().cards(3, 2).text())
                        .outcome())
                .isEqualTo(ImportOutcome.REFUSED);
        assertThat(importer.run(
                                named(request(), "august"),
                                new Csv().cards(3, 2).text())
                        .outcome())
                .isEqualTo(ImportOutcome.IMPORTED);
    }

    @Test
    void shouldRefuseACutOffFileEvenWhenAskedToKeepGoing() {
        String whole = new Csv().cards(1, 3).text();
        String cut = whole.substring(0, whole.length() - 50);
        Map<String, Long> before = importer.rows();

        ImportResult result = importer.run(keepGoing(request()), cut);

        assertThat(result.outcome()).isEqualTo(ImportOutcome.REFUSED);
        assertThat(errors(result))
                .contains("line 4: the file ends in the middle of this row: it was cut off; fetch it again");
        assertThat(importer.rows()).isEqualTo(before);
    }

    @Test
    void shouldRefuseAnotherQuantityThanTheHeaderSays() {
        InputStream file = new GeneratedBatch("july", 1, 3, Optional.empty());
        String text = Importer.text(file).replace("Quantity : 3", "Quantity : 5");

        assertRefused(text, "the header says Quantity 5, but there are 3 rows");
    }

    @Test
    void shouldRefuseAFileBeyondItsBounds() {
        VendorMapping small = VendorMapping.usual("small").withLimits(new FileLimits(200_000, 8192, 20, 2_000_000, 10));
        Map<String, Long> before = importer.rows();

        ImportResult result = importer.run(request(small), new GeneratedBatch("big", 1, 5000, Optional.empty()));

        assertThat(result.outcome()).isEqualTo(ImportOutcome.REFUSED);
        assertThat(errors(result)).singleElement().satisfies(error -> assertThat(error)
                .contains("larger than 200000 octets; split it"));
        assertThat(result.sha256()).isEmpty();
        assertThat(importer.rows()).isEqualTo(before);
    }

    @Test
    void shouldListTheFirstErrorsAndCountAll() {
        VendorMapping few = VendorMapping.usual("few").withLimits(new FileLimits(1 << 20, 8192, 20, 5000, 10));
        Csv csv = new Csv();
        for (int i = 0; i < 1500; i++) {
            csv.line("x");
        }

        ImportResult result = importer.run(request(few), csv.text());

        assertThat(result.errors()).hasSize(11);
        assertThat(result.errorCount()).isEqualTo(1501);
        assertThat(result.refused()).isEqualTo(1500);
    }

    @Test
    void shouldSayTheSameInADryRun() {
        importer.run(new Csv().card(1).text());
        String text =
                new Csv().row(iccid(2), imsi(1), "", "", 2).line("x").card(3).text();

        ImportResult dry = importer.run(dryRun(named(request(), "b")), text);
        ImportResult real = importer.run(named(request(), "b"), text);

        assertThat(dry.outcome()).isEqualTo(ImportOutcome.REFUSED);
        assertThat(dry).isEqualTo(real);
    }

    @Test
    void shouldNeverSayASecretOfTheFile() {
        importer.run(new Csv().card(1).text());
        String text = new Csv()
                .row(iccid(1), imsi(1), "", "", 2)
                .text()
                .replace("ICCID,IMSI,MSISDN,EID,KI", "KI,ICCID,IMSI,EID,MSISDN");

        String said = importer.run(named(request(), "b"), text).toString().toLowerCase(Locale.ROOT);

        HexFormat hex = HexFormat.of();
        assertThat(said)
                .doesNotContain(hex.formatHex(GeneratedBatch.ki(2)), hex.formatHex(GeneratedBatch.opc(2)))
                .doesNotContain("7391", "0a1b2c");
    }

    /** Two at once with the same cards: one of them has it all, the other one says so or that it met somebody. */
    @Test
    void shouldLetOneOfTwoImportsAtOnceHaveItAll() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<ImportResult> one = threads.submit(() -> importAtOnce("one", together));
            Future<ImportResult> two = threads.submit(() -> importAtOnce("two", together));
            List<ImportOutcome> outcomes =
                    List.of(one.get().outcome(), two.get().outcome());

            assertThat(outcomes).containsAnyOf(ImportOutcome.IMPORTED);
            assertThat(outcomes).doesNotHaveDuplicates();
            assertThat(importer.rows()).containsEntry("sim", 3000L).containsEntry("imported_batch", 1L);
        } finally {
            threads.shutdownNow();
        }
    }

    private ImportResult importAtOnce(String batch, CyclicBarrier together)
            throws InterruptedException, BrokenBarrierException {
        together.await();
        return importer.run(named(request(), batch), new GeneratedBatch("x", 1, 3000, Optional.empty()));
    }

    private void assertRefused(String text, String... errors) {
        Map<String, Long> before = importer.rows();

        ImportResult result = importer.run(text);

        assertThat(result.outcome()).isEqualTo(ImportOutcome.REFUSED);
        assertThat(errors(result)).containsExactly(errors);
        assertThat(result.imported()).isZero();
        assertThat(importer.rows()).isEqualTo(before);
    }

    private static List<String> errors(ImportResult result) {
        return result.errors().stream().map(RowError::toString).toList();
    }
}
