package io.silkroam.charging.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.UsageKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A sweep that found all there was to do must not be due again at once. */
class SweepDueTest {

    @Test
    void shouldNotBeDueAgainForAnExpiredPlanWhoseLastGrantWaitsForItsReport() {
        Books books = Books.with(Catalogue.WECHAT_GO);
        books.grant(Ccr.initial("s1").wants(1));
        books.pass(Duration.ofDays(15).minusMinutes(30));
        books.grant(Ccr.update("s1", 1).used(1, 1_000_000));
        books.pass(Duration.ofMinutes(40));

        books.sweep();

        assertThat(books.account.subscriptions()).as("kept for the report").hasSize(1);
        assertThat(AccountChanges.sweepDue(books.account, books.now))
                .hasValueSatisfying(due -> assertThat(due).isAfter(books.now));
        books.ask(Ccr.termination("s1", 2).reports(1, 2_000_000));
        assertThat(books.account.subscriptions()).isEmpty();
        assertThat(books.journalled(UsageKind.OVERUSE)).isZero();
    }
}
