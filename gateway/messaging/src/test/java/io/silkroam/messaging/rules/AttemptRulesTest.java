package io.silkroam.messaging.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.rules.AttemptRules.Facts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptRulesTest {
    private static final RetrySchedule.Steps STEPS =
            new RetrySchedule.Steps(Duration.ofSeconds(10), 100, Duration.ofSeconds(10), 3, 0);
    private final AttemptRules rules = new AttemptRules(new RetrySchedule(STEPS, STEPS, STEPS, STEPS));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # result,    single, link,  receipt, failed, routes, what follows
            TAKEN,       false,  true,  true,    0,      0,      sent
            TAKEN,       false,  true,  false,   0,      0,      final ACCEPTED
            TAKEN,       false,  false, false,   0,      0,      final DELIVERED
            TAKEN,       true,   true,  false,   0,      0,      final ACCEPTED
            TAKEN,       true,   true,  true,    0,      0,      sent
            NOT_SENT,    false,  true,  true,    0,      0,      again PT0.05S
            NOT_SENT,    true,   true,  true,    0,      0,      again PT0.05S
            NOT_SENT,    false,  true,  true,    9,      0,      again PT0.05S
            THROTTLED,   false,  true,  true,    9,      0,      again PT0S pause
            THROTTLED,   true,   true,  true,    0,      0,      final UNDELIVERABLE given up
            TEMPORARY,   false,  true,  true,    0,      0,      again PT10S counts
            TEMPORARY,   false,  true,  true,    1,      5,      again PT10S counts
            TEMPORARY,   false,  true,  true,    2,      5,      final UNDELIVERABLE given up
            TEMPORARY,   true,   true,  true,    0,      0,      final UNDELIVERABLE given up
            ROUTE,       false,  true,  true,    9,      1,      again PT0S NEXT
            ROUTE,       false,  true,  true,    0,      0,      again PT10S counts FIRST
            ROUTE,       false,  true,  true,    2,      0,      final UNDELIVERABLE given up
            PERMANENT,   false,  true,  true,    0,      3,      final UNDELIVERABLE given up
            UNANSWERED,  false,  true,  true,    0,      0,      again PT10S counts marked
            UNANSWERED,  false,  true,  true,    2,      0,      final UNDELIVERABLE given up
            UNANSWERED,  true,   true,  true,    0,      0,      final UNDELIVERABLE given up
            """)
    void shouldFollowFromTheResult(
            String result, boolean single, boolean link, boolean receipt, int failed, int routes, String next) {
        assertThat(words(rules.after(result(result), new Facts(single, link, receipt, failed, routes), 0)))
                .isEqualTo(next);
    }

    private static CarryResult result(String name) {
        return switch (name) {
            case "TAKEN" -> new CarryResult.Taken(Optional.of("1"));
            case "NOT_SENT" -> new CarryResult.NotSent();
            case "UNANSWERED" -> new CarryResult.Unanswered();
            default -> new CarryResult.Refused(11, FailureClass.valueOf(name));
        };
    }

    private static String words(AttemptRules.Next next) {
        if (next instanceof AttemptRules.Final end) {
            return "final " + end.state() + (end.givenUp() ? " given up" : "");
        }
        if (next instanceof AttemptRules.Again again) {
            return "again " + again.in()
                    + (again.counts() ? " counts" : "")
                    + (again.route() == AttemptRules.Route.SAME ? "" : " " + again.route())
                    + (again.mayHaveArrived() ? " marked" : "")
                    + (again.pauseParty() ? " pause" : "");
        }
        return "sent";
    }
}
