package io.silkroam.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.billing.rating.Retail.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Each record in all runs. */
class RaterTest {

    private static final BillingSettings SETTINGS = Settings.usual();
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final long GIGABYTE = 1_000_000_000;

    private final Prices prices = new Prices();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # kind,  unit,     units,         plmn,  retail nanos,  host nanos,   visited nanos, reasons
            USAGE,   OCTETS,   1000000000,    20810, 9920000000,    900000000,    1050000000,    ''
            USAGE,   OCTETS,   1,             20810, 10,            1,            1,             ''
            USAGE,   OCTETS,   150,           20810, 1488,          135,          158,           ''
            USAGE,   OCTETS,   0,             20810, 0,             0,            0,             ''
            FREE,    OCTETS,   1000000,       20810, 0,             900000,       1050000,       ''
            OVERUSE, OCTETS,   1000000,       20810, 0,             900000,       1050000,       ''
            DEBIT,   MESSAGES, 2,             20810, 19840000,      4000000,      6000000,       ''
            REFUND,  MESSAGES, 2,             20810, -19840000,     0,            0,             ''
            # at home nothing is paid abroad
            USAGE,   OCTETS,   1000000000,    20408, 9920000000,    900000000,    0,             ''
            # where the network was not told, only the host's price for all networks holds
            USAGE,   OCTETS,   1000000000,    '',    9920000000,    900000000,    0,             ''
            # a country of a zone without a tariff, one of no zone, and no network at all
            USAGE,   OCTETS,   1000000000,    26201, 9920000000,    900000000,    0,             NO_TARIFF_VISITED
            USAGE,   OCTETS,   1000000000,    90199, 9920000000,    900000000,    0,             UNKNOWN_NETWORK
            USAGE,   OCTETS,   1000000000,    abc,   9920000000,    900000000,    0,             UNKNOWN_NETWORK
            USAGE,   SECONDS,  60,            20810, 595200000,     0, 0, NO_TARIFF_HOST NO_TARIFF_VISITED
            # 1 TB is the most that one record can hold
            USAGE,   OCTETS,   1000000000000, 20408, 9920000000000, 900000000000, 0,             ''
            USAGE,   OCTETS,   1000000000001, 20810, 0,             0,            0,             ABSURD
            FREE,    OCTETS,   1000000000001, 20810, 0,             0,            0,             ABSURD
            OVERUSE, MESSAGES, 1000000000,    20408, 0,             2000000000000000, 0,         ''
            OVERUSE, MESSAGES, 1000000001,    20408, 0,             0,            0,             ABSURD
            OVERUSE, OCTETS,   9223372036854775806, 20408, 0,       0,            0,             ABSURD
            """)
    void shouldRateInAllRuns(ArgumentsAccessor row) {
        UsageUnit unit = row.get(1, UsageUnit.class);
        UsageRecordBuilder record = record(row.get(0, UsageKind.class)).quantity(unit, row.getLong(2));
        if (!row.getString(3).isEmpty()) {
            record.plmn(row.getString(3));
        }

        RatedRecord rated = rate(record.build(), Optional.of(sold(unit)));

        assertThat(rated.retail().nanos()).isEqualTo(row.getLong(4));
        assertThat(rated.host().nanos()).isEqualTo(row.getLong(5));
        assertThat(rated.visited().nanos()).isEqualTo(row.getLong(6));
        assertThat(Reason.text(rated.suspense()).orElse("")).isEqualTo(row.getString(7));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # kind, sale,  unit of the sale, basis,      taken
            USAGE,   true,  OCTETS,           ALLOWANCE,  5
            USAGE,   true,  MINOR,            MONEY,      2
            USAGE,   false, OCTETS,           SUSPENSE,   0
            REFUND,  true,  MINOR,            MONEY,      2
            FREE,    false, OCTETS,           FREE,       0
            OVERUSE, false, OCTETS,           UNCOVERED,  0
            """)
    void shouldTellWhoBearsTheUnits(UsageKind kind, boolean sale, UsageUnit unit, Basis basis, long taken) {
        UsageRecord record = record(kind)
                .quantity(UsageUnit.OCTETS, 5)
                .amount(unit == UsageUnit.MINOR ? 2 : 0, "EUR")
                .build();

        RatedRecord rated = rate(record, Optional.of(sold(unit)).filter(s -> sale));

        assertThat(rated.retail().basis()).isEqualTo(basis);
        assertThat(rated.taken()).isEqualTo(taken);
        assertThat(rated.suspense().contains(Reason.NO_SALE)).isEqualTo(basis == Basis.SUSPENSE);
    }

    /** EUR 1.05 per GB is within the cap of 2026, 1.10, and over that of 2027, 1.00; days are Amsterdam's. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-31T22:59:59Z, false",
        "2026-12-31T23:00:00Z, true",
        "2027-01-01T00:00:00Z, true",
    })
    void shouldHoldAPriceAgainstTheCapOfTheDay(Instant happened, boolean over) {
        UsageRecord record = UsageRecord.of(UsageKind.FREE, Instant.parse("2027-01-01T01:00:00Z"), 7, "204080000000001")
                .eventAt(happened)
                .plmn("20810")
                .quantity(UsageUnit.OCTETS, 1)
                .build();

        assertThat(rate(record, Optional.empty()).overCap()).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, false",
        "PT5M, false",
        "PT5M0.000001S, true",
        "-PT48H, false",
        "-PT48H0.000001S, true",
    })
    void shouldNotBelieveAClockThatIsFarWrong(Duration off, boolean skewed) {
        UsageRecord record = UsageRecord.of(UsageKind.FREE, NOW, 7, "204080000000001")
                .eventAt(NOW.plus(off))
                .quantity(UsageUnit.OCTETS, 1)
                .build();

        assertThat(Usage.isSkewed(record, SETTINGS.limits())).isEqualTo(skewed);
        assertThat(Usage.happened(record, SETTINGS.limits())).isEqualTo(skewed ? NOW : NOW.plus(off));
    }

    @Test
    void shouldCountUnitsAsTheTariffDoes() {
        prices.put("kpn,host,*,octets,0.90,EUR,1GB,1kB,,");

        Wholesale host = rate(
                        record(UsageKind.FREE).quantity(UsageUnit.OCTETS, 1_001).build(), Optional.empty())
                .host();

        assertThat(host.billed()).isEqualTo(2_000);
        assertThat(host.nanos()).isEqualTo(1_800);
    }

    @Test
    void shouldRateForSomebodyUnknownAllTheSame() {
        UsageRecord record =
                record(UsageKind.FREE).quantity(UsageUnit.OCTETS, GIGABYTE).build();
        Usage usage =
                Usage.of(new JournalEntry(3, 17, record), Subscriber.unknown(7, record.imsi()), SETTINGS.limits());

        RatedRecord rated = rater().rate(usage, Optional.empty());

        assertThat(rated.suspense()).containsExactly(Reason.UNKNOWN_SUBSCRIBER);
        assertThat(rated.host().nanos()).isEqualTo(900_000_000);
    }

    @Test
    void shouldTakeBackEveryNumber() {
        UsageRecord record = record(UsageKind.USAGE)
                .plmn("20810")
                .quantity(UsageUnit.OCTETS, GIGABYTE)
                .build();
        RatedRecord rated = rate(record, Optional.of(sold(UsageUnit.OCTETS)));

        RatedRecord reversed = rated.reversed();

        assertThat(reversed.revision()).isEqualTo(2);
        assertThat(reversed.isReversal()).isTrue();
        assertThat(reversed.usage().quantity()).isEqualTo(-GIGABYTE);
        assertThat(reversed.retail().nanos()).isEqualTo(-9_920_000_000L);
        assertThat(reversed.host().billed()).isEqualTo(-GIGABYTE);
        assertThat(reversed.visited().nanos()).isEqualTo(-1_050_000_000);
        assertThat(reversed.taken()).isEqualTo(-GIGABYTE);
    }

    @Test
    void shouldSayTheSameOnceMoreUnlessATariffChanged() {
        UsageRecord record = record(UsageKind.USAGE)
                .plmn("20810")
                .quantity(UsageUnit.OCTETS, GIGABYTE)
                .build();
        RatedRecord first = rate(record, Optional.of(sold(UsageUnit.OCTETS)));

        RatedRecord same = rater().again(first, Optional.empty(), Optional.empty(), false);
        prices.put("orange,visited,208,octets,1.00,EUR,1GB,1,,");
        RatedRecord cheaper = rater().again(first, Optional.empty(), Optional.empty(), false);

        assertThat(same.revision()).isEqualTo(3);
        assertThat(same.saysTheSameAs(first)).isTrue();
        assertThat(cheaper.saysTheSameAs(first)).isFalse();
        assertThat(cheaper.visited().nanos()).isEqualTo(1_000_000_000);
        assertThat(cheaper.retail()).isEqualTo(first.retail());
    }

    @Test
    void shouldSuspendWhatNoNumberHolds() {
        prices.put("kpn,host,*,messages,1000000,EUR,1,1,,");
        UsageRecord record = record(UsageKind.OVERUSE)
                .quantity(UsageUnit.MESSAGES, 1_000_000)
                .build();

        RatedRecord rated = rate(record, Optional.empty());

        assertThat(rated.suspense()).containsExactly(Reason.ABSURD);
        assertThat(rater().again(rated, Optional.empty(), Optional.empty(), true)
                        .saysTheSameAs(rated))
                .isTrue();
    }

    @Test
    void shouldRateAnAbsurdRecordOnlyWhenItIsAccepted() {
        UsageRecord record = record(UsageKind.USAGE)
                .quantity(UsageUnit.OCTETS, 2_000 * GIGABYTE)
                .build();
        Optional<SoldAllowance> sale = Optional.of(sold(UsageUnit.OCTETS));
        RatedRecord first = rate(record, sale);

        RatedRecord refused = rater().again(first, sale, Optional.empty(), false);
        RatedRecord accepted = rater().again(first, sale, Optional.empty(), true);
        RatedRecord later = rater().again(accepted, sale, Optional.empty(), false);

        assertThat(first.suspense()).isEqualTo(Set.of(Reason.ABSURD));
        assertThat(refused.saysTheSameAs(first)).isTrue();
        assertThat(accepted.suspense()).isEmpty();
        assertThat(accepted.host().nanos()).isEqualTo(1_800_000_000_000L);
        assertThat(later.saysTheSameAs(accepted)).isTrue();
    }

    private RatedRecord rate(UsageRecord record, Optional<SoldAllowance> sale) {
        Subscriber subscriber =
                new Subscriber(7, record.imsi(), Optional.of("31600000001"), Optional.of("8931000000001"));
        return rater().rate(Usage.of(new JournalEntry(3, 17, record), subscriber, SETTINGS.limits()), sale);
    }

    private Rater rater() {
        return new Rater(SETTINGS, prices.tariffs());
    }

    private static UsageRecordBuilder record(UsageKind kind) {
        return UsageRecord.of(kind, NOW, 7, "204080000000001")
                .plan(11, "go-1gb@1")
                .allowance("data");
    }

    /** EUR 9.92 for 1 GB, or for a thousand of anything else. */
    private static SoldAllowance sold(UsageUnit unit) {
        long bought = unit == UsageUnit.OCTETS ? GIGABYTE : 1_000;
        AllowanceKey key = new AllowanceKey(7, 11, "data");
        return new SoldAllowance(key, "go-1gb@1", unit, "EUR", 2_100, bought, 0, 0, 992, false);
    }
}
