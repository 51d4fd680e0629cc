package io.silkroam.sim.batch;

import static io.silkroam.sim.batch.GeneratedBatch.iccid;
import static io.silkroam.sim.batch.GeneratedBatch.imsi;
import static io.silkroam.sim.batch.Importer.dryRun;
import static io.silkroam.sim.batch.Importer.keepGoing;
import static io.silkroam.sim.batch.Importer.named;
import static io.silkroam.sim.batch.Importer.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.batch.file.RowError;
import io.silkroam.sim.inventory.NumberState;
import io.silkroam.sim.inventory.PooledNumber;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimState;
import io.silkroam.sim.keys.SubscriberKeys;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an import does on both stores, when all is well and when it is done again. */
abstract class BatchImportContract extends ImporterContract {
    @Test
    void shouldImportTheSharedExample() throws IOException {
        ImportResult result;
        try (InputStream example = getClass().getResourceAsStream("/batch/sim-output-sections.txt")) {
            result = importer.run(request(), example);
        }

        assertThat(result.outcome()).isEqualTo(ImportOutcome.IMPORTED);
        assertThat(result.batch()).isEqualTo("2026070301");
        assertThat(List.of(result.rows(), result.imported(), result.unchanged(), result.refused()))
                .containsExactly(3L, 3L, 0L, 0L);
        assertThat(result.sha256()).matches("[0-9a-f]{64}");
        Sim sim = importer.sim("8931080000000001017");
        assertThat(sim.state()).isEqualTo(SimState.IMPORTED);
        assertThat(sim.imsis()).containsExactly(new Imsi("204080000000101"));
        assertThat(sim.profile()).contains("WXGO_4G_V1");
        assertThat(sim.batch()).isEqualTo("2026070301");
        assertThat(sim.importedAt()).isEqualTo(Importer.NOW);
        assertThat(holds(sim.imsis().get(0), "465B5CE8B199B49FAA5F0A2EE238A6BC", "CD63CB71954A9F4E48A5994E37A02BAF"))
                .isTrue();
    }

    @Test
    void shouldNoteEverySimAndTheBatchInTheAuditLog() {
        importer.run(new Csv().card(1).card(2).text());

        assertThat(importer.audited("sim")).hasSize(2).anySatisfy(entry -> {
            assertThat(entry.object()).isEqualTo(iccid(2));
            assertThat(entry.actor()).isEqualTo("jan");
            assertThat(entry.role()).isEqualTo("ADMIN");
            assertThat(entry.action()).isEqualTo("import");
            assertThat(entry.to()).isEqualTo("IMPORTED");
            assertThat(entry.detail()).isEqualTo("line 3 of july.txt, batch july.txt");
        });
        assertThat(importer.audited("batch")).singleElement().satisfies(entry -> {
            assertThat(entry.object()).isEqualTo("july.txt");
            assertThat(entry.detail()).startsWith("2 SIMs, 0 rows left out, vendor default, file july.txt, SHA-256 ");
        });
    }

    @Test
    void shouldGiveTheCardsTheirNumbers() {
        importer.run(new Csv().card(1, "+31 6 1234 5678").card(2).text());

        assertThat(importer.sim(iccid(1)).msisdn()).contains(new Msisdn("31612345678"));
        assertThat(importer.sim(iccid(2)).msisdn()).isEmpty();
        Optional<PooledNumber> number = importer.read(
                connection -> importer.numbers().find(connection, new Msisdn("31612345678"), Importer.NOW));
        assertThat(number).map(PooledNumber::state).contains(NumberState.ASSIGNED);
        assertThat(number).flatMap(PooledNumber::iccid).contains(new Iccid(iccid(1)));
    }

    @Test
    void shouldStoreTheKeysOfEveryImsi() {
        String keys = "5F1D289C5D354D0A140C2548F5F3E3BA,E8ED289DEBA952E4283B54E88E6183CA";

        importer.run("ICCID,IMSI,IMSI2,KI,OPC\n%s,204080000000100,454000000000100,%s\n".formatted(iccid(1), keys));

        for (String imsi : List.of("204080000000100", "454000000000100")) {
            assertThat(holds(new Imsi(imsi), "5F1D289C5D354D0A140C2548F5F3E3BA", "E8ED289DEBA952E4283B54E88E6183CA"))
                    .isTrue();
        }
        assertThat(importer.sim(iccid(1)).imsis()).hasSize(2);
    }

    @Test
    void shouldChangeNothingWhenTheSameFileComesAgain() {
        String text = new Csv().card(1, "31612345678").cards(2, 1500).text();
        importer.run(text);
        Map<String, Long> before = importer.rows();

        ImportResult again = importer.run(text);

        assertThat(again.outcome()).isEqualTo(ImportOutcome.UNCHANGED);
        assertThat(List.of(again.rows(), again.imported(), again.unchanged(), again.refused()))
                .containsExactly(1501L, 0L, 1501L, 0L);
        assertThat(again.earlier()).hasValueSatisfying(earlier -> {
            assertThat(earlier.actor()).isEqualTo("jan");
            assertThat(earlier.rows()).isEqualTo(1501);
            assertThat(earlier.importedAt()).isEqualTo(Importer.NOW);
        });
        assertThat(again.warnings())
                .contains("was imported before as batch july.txt: file july.txt, 1501 SIMs, by jan at"
                        + " 2026-07-03T10:00:00Z");
        assertThat(importer.rows()).isEqualTo(before);
    }

    @Test
    void shouldKnowTheSameFileUnderAnotherName() {
        String text = new Csv().cards(1, 3).text();
        importer.run(text);
        Map<String, Long> before = importer.rows();

        ImportResult again = importer.run(named(request(), "august"), text);

        assertThat(again.outcome()).isEqualTo(ImportOutcome.UNCHANGED);
        assertThat(again.earlier()).map(BatchRecord::batch).contains("july.txt");
        assertThat(importer.rows()).isEqualTo(before);
    }

    @Test
    void shouldKnowTheSameCardsInAnotherFile() {
        importer.run(new Csv().cards(1, 3).text());

        ImportResult again = importer.run(new Csv().cards(1, 3).text().replace("\n", "\r\n"));
        ImportResult more =
                importer.run(named(request(), "more"), new Csv().cards(2, 3).text());

        assertThat(again.outcome()).isEqualTo(ImportOutcome.UNCHANGED);
        assertThat(more.outcome()).isEqualTo(ImportOutcome.IMPORTED);
        assertThat(List.of(more.imported(), more.unchanged())).containsExactly(1L, 2L);
        assertThat(importer.sim(iccid(4)).batch()).isEqualTo("more");
    }

    @Test
    void shouldKeepNothingOfADryRun() {
        Map<String, Long> before = importer.rows();
        String text = new Csv().card(1, "31612345678").cards(2, 1200).text();

        ImportResult checked = importer.run(dryRun(request()), text);

        assertThat(checked.outcome()).isEqualTo(ImportOutcome.CHECKED);
        assertThat(List.of(checked.rows(), checked.imported())).containsExactly(1201L, 1201L);
        assertThat(importer.rows()).isEqualTo(before);
        assertThat(importer.run(text).outcome()).isEqualTo(ImportOutcome.IMPORTED);
    }

    @Test
    void shouldKeepNothingWhenOneRowOfManyIsWrong() {
        Map<String, Long> before = importer.rows();

        ImportResult result =
                importer.run(new Csv().cards(1, 1500).line("x").cards(1501, 700).text());

        assertThat(result.outcome()).isEqualTo(ImportOutcome.REFUSED);
        assertThat(List.of(result.rows(), result.imported(), result.refused())).containsExactly(2201L, 0L, 1L);
        assertThat(result.errors())
                .extracting(RowError::toString)
                .containsExactly("line 1502: has 1 values for 8 columns");
        assertThat(importer.rows()).isEqualTo(before);
    }

    @Test
    void shouldImportTheOthersWhenAskedToKeepGoing() {
        String text = new Csv()
                .card(1)
                .line("wrong")
                .row(iccid(1), imsi(77), "", "", 77)
                .card(2)
                .text();

        ImportResult checked = importer.run(keepGoing(dryRun(request())), text);
        ImportResult result = importer.run(keepGoing(request()), text);

        assertThat(checked.outcome()).isEqualTo(ImportOutcome.CHECKED);
        assertThat(checked.errors()).isEqualTo(result.errors()).hasSize(2);
        assertThat(result.outcome()).isEqualTo(ImportOutcome.PARTLY);
        assertThat(List.of(result.rows(), result.imported(), result.refused())).containsExactly(4L, 2L, 2L);
        assertThat(importer.rows()).containsEntry("sim", 2L).containsEntry("imported_batch", 1L);
        assertThat(importer.audited("batch").get(0).detail()).startsWith("2 SIMs, 2 rows left out");
    }

    @Test
    void shouldBringInWhatHasBecomeRightSinceAFileWasPartlyImported() {
        importer.run(named(request(), "first"), new Csv().card(9, "31612345678").text());
        String text =
                new Csv().card(1).row(iccid(2), imsi(2), "31612345678", "", 2).text();
        importer.run(keepGoing(request()), text);
        importer.transact(connection -> {
            Sim sim = importer.sim(iccid(9));
            importer.sims().write(connection, sim.withMsisdn(Optional.empty()));
            importer.numbers().release(connection, new Msisdn("31612345678"), Importer.NOW.minusSeconds(1L << 30));
            return null;
        });

        ImportResult again = importer.run(request(), text);

        assertThat(again.outcome()).isEqualTo(ImportOutcome.IMPORTED);
        assertThat(List.of(again.imported(), again.unchanged())).containsExactly(1L, 1L);
        assertThat(importer.rows()).containsEntry("imported_batch", 2L);
    }

    @Test
    void shouldTellHowFarItIs() {
        List<Long> rows = new ArrayList<>();
        List<Long> octets = new ArrayList<>();
        byte[] text = new Csv().cards(1, 2500).text().getBytes(StandardCharsets.UTF_8);

        importer.run(request(), new ByteArrayInputStream(text), (row, octet) -> {
            rows.add(row);
            octets.add(octet);
        });

        assertThat(rows).containsExactly(1000L, 2000L, 2500L);
        assertThat(octets).isSorted().last().isEqualTo((long) text.length);
    }

    @Test
    void shouldChangeNothingWhenTheStreamBreaks() {
        Map<String, Long> before = importer.rows();
        byte[] good = new Csv().cards(1, 2500).text().getBytes(StandardCharsets.UTF_8);
        InputStream broken = new FilterInputStream(new ByteArrayInputStream(good)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> importer.run(request(), broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("connection reset");

        assertThat(importer.rows()).isEqualTo(before);
    }

    private boolean holds(Imsi imsi, String ki, String opc) {
        try (SubscriberKeys keys = SubscriberKeys.ofHexOpc(ki, opc)) {
            return importer.read(connection -> importer.vault().matches(connection, imsi, keys));
        }
    }
}
