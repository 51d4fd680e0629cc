package io.silkroam.charging.rules;

import static io.silkroam.charging.rules.Catalogue.WECHAT_GO;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.SignalKind;
import org.junit.jupiter.api.Test;

/** A subscriber gets another card. */
class CardChangeTest {
    private static final long MB = 1_000_000;
    private static final String OLD = "204080000000001";
    private static final String NEW = "204080000000002";

    private final Books books = Books.with(WECHAT_GO);

    @Test
    void rowsFromTheChangeOnShouldCarryTheNewImsi() {
        books.ask(Ccr.initial("s").wants(1));
        books.ask(Ccr.termination("s", 1).reports(1, MB));
        int before = books.journal.size();

        assertThat(books.card(NEW)).isEqualTo(ChangeOutcome.CHANGED);
        assertThat(books.card(NEW)).isEqualTo(ChangeOutcome.UNCHANGED);
        books.ask(Ccr.initial("t").wants(1));
        books.ask(Ccr.termination("t", 1).reports(1, MB));

        assertThat(books.account.imsi()).isEqualTo(NEW);
        assertThat(books.journal.subList(0, before))
                .extracting(UsageRecord::imsi)
                .containsOnly(OLD);
        assertThat(books.journal.subList(before, books.journal.size()))
                .extracting(UsageRecord::imsi)
                .containsOnly(NEW);
        assertThat(books.rows(UsageKind.CARD_CHANGE)).singleElement().satisfies(row -> assertThat(row.detail())
                .contains("test"));
        assertThat(books.only().buckets().get(0).remaining()).isEqualTo(998 * MB);
    }

    @Test
    void sessionsOfTheOldCardShouldBeAbortedAndNotAskedToGoOn() {
        books.ask(Ccr.initial("a").wants(1));
        books.ask(Ccr.initial("b").wants(1));
        books.buy(WECHAT_GO, "top-up");
        books.signals.clear();

        books.card(NEW);
        assertThat(books.signals).extracting(SessionSignal::sessionId).containsExactly("a", "b");
        assertThat(books.signals).extracting(SessionSignal::kind).containsOnly(SignalKind.ASR);
        assertThat(books.settled).extracting(SessionSignal::kind).containsOnly(SignalKind.RAR);
        books.signals.clear();

        books.ask(Ccr.initial("new").wants(1));
        books.buy(WECHAT_GO, "another");
        assertThat(books.signals).extracting(SessionSignal::sessionId).containsExactly("new");
    }
}
