package io.silkroam.charging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.Bearer;
import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.store.Database;
import io.silkroam.store.LaneSession;
import io.silkroam.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any usage record is read back as it was written, on both databases. */
class JournalRoundTripTest {

    private static List<Database> databases;

    @BeforeContainer
    static void open() throws IOException {
        databases = List.of(TestDatabases.h2(Files.createTempDirectory("journal")), TestDatabases.postgresql());
    }

    @AfterContainer
    static void close() {
        databases.forEach(Database::close);
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void shouldReadBackWhateverWasWritten(@ForAll("batches") List<UsageRecord> records) throws SQLException {
        for (Database database : databases) {
            LaneSession lane = TestDatabases.session(database);
            try {
                new JournalWriter().append(lane, records);
                lane.commitDurably();
                JournalCursor before = everythingBefore(database, lane.writer());

                assertThat(new UsageJournal(database).after(before, records.size() + 1))
                        .extracting(JournalEntry::record)
                        .containsExactlyElementsOf(records);
            } finally {
                lane.connection().close();
            }
        }
    }

    /** A cursor that has read all of the earlier tries. */
    private static JournalCursor everythingBefore(Database database, long writer) {
        JournalCursor cursor = JournalCursor.START;
        List<JournalEntry> step = new UsageJournal(database).after(cursor, 100_000);
        cursor = cursor.after(
                step.stream().filter(entry -> entry.writer() < writer).toList());
        assertThat(cursor.lastSequence(writer)).isZero();
        return cursor;
    }

    @Provide
    Arbitrary<List<UsageRecord>> batches() {
        return records().list().ofMinSize(1).ofMaxSize(40);
    }

    private static Arbitrary<UsageRecord> records() {
        Arbitrary<Instant> instants = Arbitraries.longs()
                .between(-1_000_000_000_000_000L, 4_000_000_000_000_000L)
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        Arbitrary<UsageRecordBuilder> start = Arbitraries.of(UsageKind.class)
                .flatMap(kind -> instants.flatMap(at -> Arbitraries.longs()
                        .map(id -> UsageRecord.of(kind, at, id, "20408" + Math.floorMod(id, 10_000_000_000L)))));
        Arbitrary<Map<BiConsumer<UsageRecordBuilder, Values>, Values>> settings =
                Arbitraries.maps(Arbitraries.of(SETTERS), values()).ofMaxSize(SETTERS.size());
        return start.flatMap(builder -> settings.map(chosen -> {
            chosen.forEach((setter, values) -> setter.accept(builder, values));
            return builder.build();
        }));
    }

    private record Values(String text, long number) {}

    /** No NUL: PostgreSQL's text has none, and the edge refuses it. */
    private static Arbitrary<Values> values() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange('\u0001', '\ud7ff')
                .withChars('"', '\\', '{', '}', ',', '\'')
                .ofMaxLength(20);
        return texts.flatMap(
                text -> Arbitraries.longs().between(0, Long.MAX_VALUE).map(number -> new Values(text, number)));
    }

    private static final List<BiConsumer<UsageRecordBuilder, Values>> SETTERS = List.of(
            (builder, v) -> builder.request(v.text(), (int) (v.number() % 5), v.number()),
            (builder, v) -> builder.originHost(v.text()),
            (builder, v) -> builder.eventAt(Instant.ofEpochSecond(v.number() % 4_000_000_000L)),
            (builder, v) -> builder.ratingGroup(v.number()),
            (builder, v) -> builder.serviceIdentifier(v.number()),
            (builder, v) -> builder.plmn(v.text()),
            (builder, v) -> builder.zone(v.text()),
            (builder, v) -> builder.quantity(v.number() % 2 == 0 ? UsageUnit.OCTETS : UsageUnit.MINOR, v.number()),
            (builder, v) -> builder.plan(v.number(), v.text()),
            (builder, v) -> builder.allowance(v.text()),
            (builder, v) -> builder.amount(-v.number(), "EUR"),
            (builder, v) -> builder.detail(v.text()),
            (builder, v) -> builder.bearer(Bearer.UNKNOWN.withOctets(v.number(), v.number())),
            (builder, v) -> builder.bearer(new Bearer(
                    Optional.of(v.text()),
                    Optional.of(v.text()),
                    Optional.of(v.text()),
                    OptionalLong.empty(),
                    OptionalLong.of(v.number()))));
}
