package io.silkroam.gateway.care.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HappeningTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Instant END = Instant.ofEpochSecond(1_800_000_000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # kind       | plan | allowance | detail      | cause
            ACTIVATION   | 3    | -         | -           | activation/7/3
            NOTICE       | 3    | data      | 50%         | notice/7/3/data/50%
            NOTICE       | 3    | data      | 100%        | notice/7/3/data/100%
            NOTICE       | 3    | -         | PT24H       | expiry/7/3/PT24H/1800000000
            NOTICE       | 3    | -         | P1D         | expiry/7/3/PT24H/1800000000
            # What nobody is told.
            NOTICE       | -    | data      | 50%         | -
            NOTICE       | 3    | data      | half        | -
            NOTICE       | 3    | -         | soon        | -
            NOTICE       | 3    | -         | -           | -
            PURCHASE     | 3    | -         | order-1     | -
            USAGE        | 3    | data      | -           | -
            EXPIRY       | 3    | data      | -           | -
            SESSION_OPENED | -  | -         | -           | -
            """)
    void shouldHaveOneCauseForWhateverIsRepeated(
            UsageKind kind, Long plan, String allowance, String detail, String cause) {
        UsageRecordBuilder row = UsageRecord.of(kind, NOW, 7, "204080000000001");
        if (plan != null) {
            row.plan(plan, "wechat-go-1gb@1");
        }
        if (allowance != null) {
            row.allowance(allowance);
        }
        if (detail != null) {
            row.detail(detail);
        }

        Optional<String> told = Happening.of(row.build()).map(h -> Causes.of(new SubscriberId(7), h, END));

        assertThat(told).isEqualTo(Optional.ofNullable(cause));
    }
}
