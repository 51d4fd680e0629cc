package io.silkroam.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageRecordTest {

    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00.123456789Z");

    @Test
    void shouldKeepInstantsToTheMicrosecondAsTheJournalDoes() {
        UsageRecord record = UsageRecord.of(UsageKind.USAGE, NOW, 1, "204080000000001")
                .eventAt(NOW)
                .build();

        assertThat(record.at()).isEqualTo("2026-11-23T21:00:00.123456Z");
        assertThat(record.eventAt()).contains(record.at());
    }

    @Test
    void shouldRefuseANegativeQuantity() {
        UsageRecordBuilder builder =
                UsageRecord.of(UsageKind.USAGE, NOW, 1, "204080000000001").quantity(UsageUnit.OCTETS, -1);

        assertThatThrownBy(builder::build).hasMessageContaining("negative: -1");
    }

    @Test
    void shouldReadWritersItHasNeverSeenFromTheirFirstRow() {
        UsageRecord record =
                UsageRecord.of(UsageKind.STATUS, NOW, 1, "204080000000001").build();

        JournalCursor cursor = JournalCursor.START.after(List.of(
                new JournalEntry(3, 1, record), new JournalEntry(1, 1, record), new JournalEntry(3, 2, record)));

        assertThat(cursor.lastSequence(3)).isEqualTo(2);
        assertThat(cursor.lastSequence(1)).isEqualTo(1);
        assertThat(cursor.lastSequence(2)).isZero();
    }

    @Test
    void shouldRefuseToSkipAWritersFirstRow() {
        UsageRecord record =
                UsageRecord.of(UsageKind.STATUS, NOW, 1, "204080000000001").build();

        assertThatThrownBy(() -> JournalCursor.START.after(List.of(new JournalEntry(3, 2, record))))
                .hasMessage("journal of writer 3 continues with row 2 instead of 1");
    }
}
