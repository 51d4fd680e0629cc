package io.silkroam.charging.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.request.Origin;
import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
    private static final Origin PGW = new Origin("pgw1.example", "example");

    @Test
    void onlySessionsTheAccountDoesNotKnowMayBeForgotten() {
        Account account = account(NOON.plusSeconds(1));

        assertThat(account.mayHaveForgotten("open", NOON)).isFalse();
        assertThat(account.mayHaveForgotten("closed", NOON)).isFalse();
        assertThat(account.mayHaveForgotten("unknown", NOON)).isTrue();
    }

    @Test
    void nothingShouldBeForgottenOnceItsTimeIsOver() {
        assertThat(account(NOON).mayHaveForgotten("unknown", NOON)).isFalse();
    }

    private static Account account(Instant forgottenUntil) {
        Session open =
                new Session("open", PGW, Optional.empty(), NOON, NOON, List.of(), Answers.NONE, Optional.empty());
        return new Account(
                new SubscriberId(7),
                "204080000000001",
                AccountStatus.ACTIVE,
                List.of(),
                List.of(open),
                ClosedSessions.NONE.with(new ClosedSession("closed", PGW, NOON, Answers.NONE)),
                forgottenUntil,
                1);
    }
}
