package io.silkroam.sim.batch;

import static io.silkroam.sim.batch.GeneratedBatch.iccid;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.inventory.SimState;
import io.silkroam.sim.keys.SubscriberKeys;
import io.silkroam.store.Database;
import io.silkroam.store.NthCall;
import io.silkroam.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An import with the first, the second, ... call to the store failing, or the first, the second, ... read of the file,
 * until one passes without having reached the failure. Whatever failed is told; all is there or nothing, and the same
 * file once more leaves exactly what one import leaves.
 */
@Tag("long")
class FailTheNthImportTest {
    private static final int CARDS = 2;

    @TempDir
    private static Path folder;

    private static NthCall store;
    private static Database database;
    private static Importer importer;
    private static Map<String, Long> ofOne;
    private static int imports;

    @BeforeAll
    static void open() {
        store = NthCall.in(folder);
        restart();
        importer.run(text(0)); // the first one of all also makes the vault's keys
        Map<String, Long> before = importer.rows();
        importer.run(request(++imports), text(imports));
        ofOne = added(before, importer.rows());
        assertThat(ofOne).containsEntry("sim", (long) CARDS).containsEntry("audit_entry", CARDS + 1L);
    }

    @AfterAll
    static void close() {
        importer.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldImportAllOrNothingWhicheverCallToTheStoreFails(NthCall.Kind kind) {
        int nth = 1;
        while (storeFailed(nth, kind)) {
            nth++;
        }
        assertThat(nth).as("calls that can fail").isGreaterThan(10);
    }

    @Test
    void shouldImportNothingWhicheverReadOfTheFileFails() {
        int nth = 1;
        while (readFailed(nth)) {
            nth++;
        }
        assertThat(nth).as("reads that can fail").isGreaterThan(2);
    }

    private static boolean storeFailed(int nth, NthCall.Kind kind) {
        int number = ++imports;
        Map<String, Long> before = importer.rows();
        store.arm(nth, kind);
        Optional<ImportResult> first = attempt(number, kind);
        boolean came = store.disarm();
        if (database.isBroken()) {
            importer.close();
            restart();
        }
        boolean isThere = !added(before, importer.rows()).values().stream().allMatch(rows -> rows == 0);
        assertThat(isThere)
                .as("there though nobody was told, call %d %s", nth, kind)
                .isEqualTo(first.map(result -> result.outcome() == ImportOutcome.IMPORTED)
                        .orElse(isThere));
        again(number, before, isThere);
        return came;
    }

    /** Empty where it failed, which must be said in words. */
    private static Optional<ImportResult> attempt(int number, NthCall.Kind kind) {
        try {
            ImportResult result = importer.run(request(number), text(number));
            if (result.outcome() != ImportOutcome.IMPORTED) {
                assertThat(kind).isEqualTo(NthCall.Kind.CONFLICT);
                assertThat(result.errors()).asString().contains("nothing was imported, try again");
            }
            return Optional.of(result);
        } catch (StoreException failure) {
            assertThat(failure).message().startsWith("failed to ").contains("planted: ");
            return Optional.empty();
        }
    }

    private static boolean readFailed(int nth) {
        int number = ++imports;
        Map<String, Long> before = importer.rows();
        Breaking file = new Breaking(text(number), nth);
        if (file.canBeRead(request(number))) {
            return false;
        }
        assertThat(importer.rows()).isEqualTo(before);
        again(number, before, false);
        return true;
    }

    private static void again(int number, Map<String, Long> before, boolean isThere) {
        ImportResult result = importer.run(request(number), text(number));

        assertThat(result.outcome()).isEqualTo(isThere ? ImportOutcome.UNCHANGED : ImportOutcome.IMPORTED);
        assertThat(added(before, importer.rows())).isEqualTo(ofOne);
        for (int card = number * CARDS; card < (number + 1) * CARDS; card++) {
            Sim sim = importer.sim(iccid(card));
            assertThat(sim.state()).isEqualTo(SimState.IMPORTED);
            assertThat(sim.msisdn()).contains(new Msisdn(msisdn(card)));
            assertThat(holdsKeys(sim, card)).isTrue();
        }
    }

    private static boolean holdsKeys(Sim sim, int card) {
        try (SubscriberKeys keys = SubscriberKeys.ofOpc(GeneratedBatch.ki(card), GeneratedBatch.opc(card))) {
            return importer.read(connection ->
                    importer.vault().matches(connection, sim.imsis().get(0), keys));
        }
    }

    private static void restart() {
        database = store.process();
        importer = Importer.on(database, folder);
    }

    private static ImportRequest request(int number) {
        return Importer.named(Importer.request(), "batch-" + number);
    }

    private static String text(int number) {
        Csv csv = new Csv();
        for (int card = number * CARDS; card < (number + 1) * CARDS; card++) {
            csv.card(card, msisdn(card));
        }
        return csv.text();
    }

    private static String msisdn(int card) {
        return "316%08d".formatted(card);
    }

    private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> added = new TreeMap<>();
        after.forEach((table, rows) -> added.put(table, rows - before.get(table)));
        return added;
    }

    /** A file of which a few octets come at a time, and the n-th time none. */
    private static final class Breaking extends FilterInputStream {
        private int left;

        Breaking(String text, int nth) {
            super(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            left = nth;
        }

        boolean canBeRead(ImportRequest request) {
            try {
                return importer.run(request, (InputStream) this).outcome() == ImportOutcome.IMPORTED;
            } catch (UncheckedIOException broken) {
                assertThat(broken).hasRootCauseMessage("planted: the line is cut");
                return false;
            }
        }

        @Override
        public int read() throws IOException {
            step();
            return super.read();
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            step();
            return super.read(octets, from, Math.min(length, 64));
        }

        private void step() throws IOException {
            if (--left == 0) {
                throw new IOException("planted: the line is cut");
            }
        }
    }
}
