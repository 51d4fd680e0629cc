package io.silkroam.charging.rules;

import static io.silkroam.charging.rules.Catalogue.HOURS;
import static io.silkroam.charging.rules.Catalogue.WECHAT_GO;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.Bearer;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.request.RequestedAction;
import io.silkroam.sim.plan.Unit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a request says of the bearer stands on the rows of what was used, and its directions once for each report. */
class BearerTest {
    private static final long MB = 1_000_000;
    private static final Bearer LTE = new Bearer(
            Optional.of("internet"),
            Optional.of("EUTRAN"),
            Optional.of("00C0FFEE"),
            OptionalLong.empty(),
            OptionalLong.empty());

    private final Books books = Books.with(WECHAT_GO);

    @Test
    void shouldStandOnUsageWithItsDirections() {
        books.ask(Ccr.initial("s").on(LTE).wants(1));
        books.ask(Ccr.update("s", 1).on(LTE).reportsUpAndDown(1, 3 * MB, 7 * MB));

        assertThat(bearers(UsageKind.USAGE)).containsExactly(LTE.withOctets(3 * MB, 7 * MB));
    }

    @Test
    void shouldStandOnWhatIsFree() {
        books.ask(Ccr.initial("s").on(LTE).wants(201));
        books.ask(Ccr.update("s", 1).on(LTE).reportsUpAndDown(201, MB, 2 * MB));

        assertThat(bearers(UsageKind.FREE)).containsExactly(LTE.withOctets(MB, 2 * MB));
    }

    @Test
    void shouldTellDirectionsOnTheFirstOfSeveralRowsOfAReport() {
        books.ask(Ccr.initial("s").on(LTE).wants(1));
        books.ask(Ccr.update("s", 1).on(LTE).reportsUpAndDown(1, 400 * MB, 700 * MB));

        // From its reservation, from what is left, and what nothing covers.
        assertThat(books.journalled(UsageKind.USAGE, UsageKind.OVERUSE)).isEqualTo(1_100 * MB);
        assertThat(bearers(UsageKind.USAGE, UsageKind.OVERUSE))
                .containsExactly(LTE.withOctets(400 * MB, 700 * MB), LTE, LTE);
    }

    @Test
    void shouldTellDirectionsOfEachServiceByItself() {
        books.ask(Ccr.initial("s").on(LTE).wants(1).wants(2));
        books.ask(Ccr.update("s", 1)
                .on(LTE)
                .reportsUpAndDown(1, 1, 2)
                .reports(2, 10)
                .reportsUpAndDown(3, 4, 5));

        assertThat(bearers(UsageKind.USAGE)).containsExactly(LTE.withOctets(1, 2), LTE, LTE.withOctets(4, 5));
    }

    @Test
    void shouldBeUnknownWhereTheRequestDoesNotSay() {
        books.ask(Ccr.initial("s").on(LTE).wants(1));
        books.ask(Ccr.update("s", 1).reports(1, MB));

        assertThat(bearers(UsageKind.USAGE)).containsExactly(Bearer.UNKNOWN);
    }

    @Test
    void shouldStandOnADebitAndOnNothingThatIsNotUsed() {
        Books hours = Books.with(HOURS);
        hours.ask(Ccr.event("e", RequestedAction.DIRECT_DEBITING).on(LTE).wants(1, Unit.MESSAGES, 1));

        assertThat(hours.journal)
                .filteredOn(r -> r.bearer().equals(LTE))
                .extracting(UsageRecord::kind)
                .containsExactly(UsageKind.DEBIT);
    }

    private List<Bearer> bearers(UsageKind... kinds) {
        return books.journal.stream()
                .filter(r -> List.of(kinds).contains(r.kind()))
                .map(UsageRecord::bearer)
                .toList();
    }
}
