package io.silkroam.messaging.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.rules.RollUp.PartOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollUpTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # parts as state@time/error,                              message
            DELIVERED@5/000,                                          DELIVERED@5/000 1
            UNDELIVERABLE@5/011,                                      UNDELIVERABLE@5/011 0
            DELIVERED@5/000 DELIVERED@9/000,                          DELIVERED@9/000 2
            DELIVERED@5/000 UNDELIVERABLE@9/011,                      UNDELIVERABLE@9/011 1
            EXPIRED@9/1 UNDELIVERABLE@5/2 DELIVERED@12/0,             UNDELIVERABLE@12/2 1
            EXPIRED@5/1 UNDELIVERABLE@5/2,                            EXPIRED@5/1 0
            DELIVERED@5/000 ACCEPTED@4/,                              ACCEPTED@5/000 1
            ACCEPTED@5/ ACCEPTED@5/,                                  ACCEPTED@5/ 0
            DELETED@5/ DELETED@5/,                                    DELETED@5/ 0
            """)
    void shouldSayWhatBecameOfTheMessage(String parts, String message) {
        List<PartOutcome> outcomes =
                Stream.of(parts.split(" ")).map(RollUpTest::part).toList();
        RollUp.Outcome outcome = RollUp.of(outcomes);
        assertThat("%s@%d/%s %d".formatted(outcome.state(), outcome.doneAt(), outcome.error(), outcome.delivered()))
                .isEqualTo(message);
    }

    private static PartOutcome part(String text) {
        String[] state = text.split("@", 2);
        String[] rest = state[1].split("/", 2);
        return new PartOutcome(MessageState.valueOf(state[0]), Long.parseLong(rest[0]), rest[1]);
    }
}
