package io.silkroam.messaging.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.messaging.account.Judgement.Refusal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions, rate and daily segments of an account. */
class AccountGateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final long SECOND = 1_000_000_000;

    private final AccountGate gate = new AccountGate();

    @Test
    void shouldGiveAsManyPlacesAsThereAre() {
        EsmeAccount account = Accounts.named("shop").binds(2).build();

        assertThat(gate.bind(account)).isTrue();
        assertThat(gate.bind(account)).isTrue();
        assertThat(gate.bind(account)).isFalse();
        assertThat(gate.bind(Accounts.named("bank").build())).isTrue();
        gate.unbind("shop");
        assertThat(gate.bind(account)).isTrue();
        assertThat(gate.binds("shop")).isEqualTo(2);
        assertThatThrownBy(() -> gate.unbind("nobody")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldCountSegmentsAndNotMessages() {
        EsmeAccount account = Accounts.named("shop").rate(10, 5).build();

        assertThat(gate.admit(account, "31612", 4, DAY, 0)).isEmpty();
        assertThat(gate.admit(account, "31612", 2, DAY, 0)).contains(Refusal.TOO_FAST);
        assertThat(gate.admit(account, "31612", 1, DAY, 0)).isEmpty();
        assertThat(gate.admit(account, "31612", 5, DAY, SECOND)).isEmpty();
    }

    @Test
    void shouldStopADestinationForTheDayWhenItsCapIsReached() {
        EsmeAccount account =
                Accounts.named("shop").perDay(Map.of("31", 10L, "316", 3L)).build();

        assertThat(gate.admit(account, "31612", 3, DAY, 0)).isEmpty();
        assertThat(gate.admit(account, "31612", 1, DAY, 0)).contains(Refusal.DAILY_CAP);
        assertThat(gate.admit(account, "31712", 10, DAY, 0)).as("31").isEmpty();
        assertThat(gate.admit(account, "49171", 90, DAY, 0)).as("no cap").isEmpty();
        assertThat(gate.admit(account, "31612", 3, DAY.plusDays(1), 0)).isEmpty();
    }

    @Test
    void shouldCountNothingOfAMessageThatIsRefused() {
        EsmeAccount account =
                Accounts.named("shop").rate(1, 2).perDay(Map.of("31", 4L)).build();

        assertThat(gate.admit(account, "31612", 2, DAY, 0)).isEmpty();
        assertThat(gate.admit(account, "31612", 2, DAY, 0)).contains(Refusal.TOO_FAST);
        assertThat(gate.admit(account, "31612", 3, DAY, 2 * SECOND)).contains(Refusal.DAILY_CAP);
        assertThat(gate.admit(account, "31612", 2, DAY, 2 * SECOND)).isEmpty();
    }

    @Test
    void shouldKeepItsCountsWhenTheAccountsFileChanges() {
        assertThat(gate.admit(Accounts.named("shop").rate(10, 5).build(), "31612", 5, DAY, 0))
                .isEmpty();

        assertThat(gate.admit(Accounts.named("shop").rate(100, 5).build(), "31612", 1, DAY, 0))
                .contains(Refusal.TOO_FAST);
    }
}
