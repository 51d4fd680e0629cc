package io.silkroam.charging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.silkroam.billing.Bearer;
import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageUnit;
import io.silkroam.store.LaneSession;
import io.silkroam.store.TestDatabases;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charging's writer and billing's reader are two ends of one table, so they are held to one contract. */
abstract class JournalWriterContract extends StoreContract {

    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00.123456Z");

    private final JournalWriter writer = new JournalWriter();
    private UsageJournal journal;
    private LaneSession lane;
    private LaneSession otherLane;

    @BeforeEach
    void openLanes() {
        journal = new UsageJournal(database());
        lane = TestDatabases.session(database());
        otherLane = TestDatabases.session(database());
    }

    @AfterEach
    void closeLanes() throws SQLException {
        lane.connection().close();
        otherLane.connection().close();
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        UsageRecord full = UsageRecord.of(UsageKind.USAGE, NOW, 7, "204080000000001")
                .request("pgw.example;1;2", 2, 4_294_967_295L)
                .originHost("pgw.example")
                .eventAt(NOW.minusSeconds(1))
                .ratingGroup(0)
                .serviceIdentifier(4_294_967_295L)
                .plmn("20810")
                .zone("EEA")
                .quantity(UsageUnit.OCTETS, Long.MAX_VALUE)
                .plan(11, "wechat-go-1gb@1")
                .allowance("data")
                .amount(-1_200, "EUR")
                .detail("it's 50 %, \"quoted\", {braced}, 中文")
                .bearer(new Bearer(
                        Optional.of("internet.mnc008.mcc204.gprs"),
                        Optional.of("EUTRAN"),
                        Optional.of("00C0FFEE"),
                        OptionalLong.of(0),
                        OptionalLong.of(Long.MAX_VALUE)))
                .build();
        UsageRecord bare = UsageRecord.of(UsageKind.STATUS, NOW, 7, "").build();

        writer.append(lane, List.of(full, bare));
        lane.commitDurably();

        assertThat(journal.after(JournalCursor.START, 10))
                .containsExactly(new JournalEntry(lane.writer(), 1, full), new JournalEntry(lane.writer(), 2, bare));
    }

    @Test
    void shouldNumberWithoutAGapAfterARollback() {
        writer.append(lane, records(1, 2));
        lane.commitDurably();
        writer.append(lane, records(3, 4, 5));
        lane.rollback();
        writer.append(lane, records(6));
        lane.commitDurably();

        assertThat(journal.after(JournalCursor.START, 10))
                .extracting(JournalEntry::sequence, entry -> entry.record().quantity())
                .containsExactly(tuple(1L, 1L), tuple(2L, 2L), tuple(3L, 6L));
    }

    @Test
    void shouldNotMissARowThatIsCommittedAfterLaterOnesWereRead() {
        writer.append(lane, records(1));
        writer.append(otherLane, records(2));
        otherLane.commitDurably();

        List<JournalEntry> early = journal.after(JournalCursor.START, 10);
        JournalCursor cursor = JournalCursor.START.after(early);
        lane.commitDurably();
        List<JournalEntry> late = journal.after(cursor, 10);

        assertThat(early).extracting(entry -> entry.record().quantity()).containsExactly(2L);
        assertThat(late).extracting(entry -> entry.record().quantity()).containsExactly(1L);
        assertThat(journal.after(cursor.after(late), 10)).isEmpty();
    }

    @Test
    void shouldReadEverythingOnceInSteps() {
        writer.append(lane, records(LongStream.rangeClosed(1, 25).toArray()));
        writer.append(otherLane, records(LongStream.rangeClosed(26, 40).toArray()));
        lane.commitDurably();
        otherLane.commitDurably();

        List<Long> read = new ArrayList<>();
        JournalCursor cursor = JournalCursor.START;
        List<JournalEntry> step = journal.after(cursor, 7);
        while (!step.isEmpty()) {
            assertThat(step).hasSizeLessThanOrEqualTo(7);
            step.forEach(entry -> read.add(entry.record().quantity()));
            cursor = cursor.after(step);
            step = journal.after(cursor, 7);
        }

        assertThat(read)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void shouldRefuseACursorOverAHole() {
        UsageRecord record = records(1).get(0);

        assertThatThrownBy(() -> JournalCursor.START.after(
                        List.of(new JournalEntry(5, 1, record), new JournalEntry(5, 3, record))))
                .hasMessage("journal of writer 5 continues with row 3 instead of 2");
    }

    @Test
    void shouldReadALongBacklogInPagesAndFindAHoleWiderThanAPage() {
        writer.append(lane, records(LongStream.rangeClosed(1, 20).toArray()));
        writer.append(otherLane, records(LongStream.rangeClosed(21, 25).toArray()));
        lane.commitDurably();
        otherLane.commitDurably();

        JournalCursor cursor = JournalCursor.START;
        List<Long> read = new ArrayList<>();
        for (List<JournalEntry> page = journal.after(cursor, 4); !page.isEmpty(); page = journal.after(cursor, 4)) {
            page.forEach(entry -> read.add(entry.record().quantity()));
            cursor = cursor.after(page);
        }
        assertThat(read)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());

        database().transact("make a hole", c -> {
            try (PreparedStatement delete = c.prepareStatement("DELETE FROM usage_journal WHERE sequence < 15")) {
                return delete.executeUpdate();
            }
        });
        List<JournalEntry> behind = journal.after(JournalCursor.START, 4);
        assertThatThrownBy(() -> JournalCursor.START.after(behind)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldTellTheStoryOfOneSubscriberOnly() {
        writer.append(lane, records(1, 2));
        writer.append(
                lane,
                List.of(UsageRecord.of(UsageKind.NOTICE, NOW, 8, "204080000000002")
                        .detail("50")
                        .build()));
        lane.commitDurably();

        List<String> story = new ArrayList<>();
        journal.forSubscriber(8, entry -> story.add(entry.record().detail().orElse("")));

        assertThat(story).containsExactly("50");
    }

    @Test
    void shouldTurnTheWholeStoryOverInPages() {
        writer.append(lane, records(LongStream.rangeClosed(1, 10).toArray()));
        writer.append(otherLane, records(LongStream.rangeClosed(11, 15).toArray()));
        lane.commitDurably();
        otherLane.commitDurably();

        List<Long> read = new ArrayList<>();
        UsageJournal.Place place = UsageJournal.Place.START;
        List<JournalEntry> page = journal.page(7, NOW, NOW.plusSeconds(1), place, 4);
        while (!page.isEmpty()) {
            page.forEach(entry -> read.add(entry.record().quantity()));
            place = UsageJournal.Place.of(page.get(page.size() - 1));
            page = journal.page(7, NOW, NOW.plusSeconds(1), place, 4);
        }

        assertThat(read)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 15).boxed().toList());
        assertThat(journal.page(7, NOW.plusSeconds(1), Instant.MAX, UsageJournal.Place.START, 4))
                .isEmpty();
        assertThat(journal.page(7, Instant.MIN, NOW, UsageJournal.Place.START, 4))
                .isEmpty();
    }

    @Test
    void shouldWriteNothingForNoRecords() {
        writer.append(lane, List.of());
        lane.commitDurably();

        assertThat(journal.after(JournalCursor.START, 10)).isEmpty();
    }

    private static List<UsageRecord> records(long... quantities) {
        return LongStream.of(quantities)
                .mapToObj(quantity -> UsageRecord.of(UsageKind.USAGE, NOW, 7, "204080000000001")
                        .quantity(UsageUnit.OCTETS, quantity)
                        .build())
                .toList();
    }
}
