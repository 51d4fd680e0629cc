package io.silkroam.charging.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.Origin;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.charging.request.ServiceKey;
import io.silkroam.sim.Money;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Exhaustion;
import io.silkroam.sim.plan.Unit;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOON = Instant.parse("2026-11-18T12:00:00Z");
    private static final Origin PGW = new Origin("pgw1.example", "example");

    @Test
    void shouldFindByTypeAndNumberTogether() {
        Answers answers = Answers.NONE
                .with(answered(RequestType.INITIAL, 0), 8)
                .with(answered(RequestType.UPDATE, 1), 8)
                .with(answered(RequestType.TERMINATION, 1), 8);

        assertThat(answers.find(RequestType.UPDATE, 1)).contains(answer(1));
        assertThat(answers.find(RequestType.TERMINATION, 1)).contains(answer(-1));
        assertThat(answers.find(RequestType.INITIAL, 1)).isEmpty();
        assertThat(answers.hasForgotten(0)).isFalse();
    }

    @Test
    void oldestShouldGoAndItsNumberBeRemembered() {
        Answers answers = Answers.NONE;
        for (int number = 0; number < 300; number++) {
            answers = answers.with(answered(RequestType.UPDATE, number), 3);
        }

        assertThat(answers.list()).extracting(Answered::number).containsExactly(297L, 298L, 299L);
        assertThat(answers.hasForgotten(296)).isTrue();
        assertThat(answers.hasForgotten(297)).isFalse();
    }

    @Test
    void earlierAnswersOfASessionShouldComeFirst() {
        Answers earlier =
                Answers.NONE.with(answered(RequestType.UPDATE, 4), 1).with(answered(RequestType.UPDATE, 5), 1);
        Answers all = Answers.NONE.with(answered(RequestType.UPDATE, 6), 1).after(earlier);

        assertThat(all.list()).extracting(Answered::number).containsExactly(5L, 6L);
        assertThat(all.hasForgotten(4)).isTrue();
        assertThat(all.with(answered(RequestType.UPDATE, 7), 1).list())
                .extracting(Answered::number)
                .containsExactly(7L);
    }

    @Test
    void closedSessionsShouldBeTakenOutByIdAndByAge() {
        ClosedSessions closed = ClosedSessions.of(List.of(closed("a", NOON), closed("b", NOON.plusSeconds(1))))
                .with(closed("c", NOON.plusSeconds(2)))
                .withOldest(closed("z", NOON.minusSeconds(1)));

        assertThat(closed.size()).isEqualTo(4);
        assertThat(closed.oldest().id()).isEqualTo("z");
        assertThat(closed.withoutOldest().list()).extracting(ClosedSession::id).containsExactly("a", "b", "c");
        assertThat(closed.without("c", NOON).list())
                .extracting(ClosedSession::id)
                .containsExactly("b");
        assertThat(closed.without("x", NOON.minusSeconds(2))).isSameAs(closed);
        assertThat(closed.find("b")).contains(closed("b", NOON.plusSeconds(1)));
        assertThat(closed.find("")).isEmpty();
    }

    /** What stands behind lengths is looked into late, so that the lengths must be right from the beginning. */
    @Test
    void lengthsThatDoNotMeetShouldBeDamageAtOnce() {
        AccountEncoding encoding = new AccountEncoding(version -> null);
        Account account = Account.opened(new SubscriberId(7), "204080000000001")
                .withClosed(ClosedSessions.NONE.with(closed("a", NOON)));
        byte[] row = encoding.encode(account);
        int entryAt = row.length - AccountEncoding.packed(closed("a", NOON)).packed().length - 1;
        byte[] longer = row.clone();
        longer[entryAt]++;
        byte[] shorter = row.clone();
        shorter[entryAt]--;
        byte[] two = row.clone();
        two[entryAt - 2] = 2;

        assertThat(encoding.decode(account.subscriberId(), row)).isEqualTo(account);
        for (byte[] damaged : List.of(longer, shorter, two)) {
            assertThatThrownBy(() -> encoding.decode(account.subscriberId(), damaged))
                    .as(Arrays.toString(damaged))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not an encoded account");
        }
    }

    private static ClosedSession closed(String id, Instant at) {
        return new ClosedSession(id, PGW, at, Answers.NONE.with(answered(RequestType.EVENT, 0), 1));
    }

    private static Answered answered(RequestType type, long number) {
        return new Answered(type, number, answer(type == RequestType.TERMINATION ? -number : number));
    }

    private static CreditControlAnswer answer(long number) {
        Grant grant = new Grant(Unit.OCTETS, 1_000 + number, 600, 80, 0, Optional.of(new Exhaustion.Terminate()));
        ServiceAnswer service =
                new ServiceAnswer(new ServiceKey(201, 1, true), ChargingResult.SUCCESS, Optional.of(grant));
        return new CreditControlAnswer(
                ChargingResult.SUCCESS, List.of(service), Optional.of(Money.of(number, "EUR")), Optional.of(true));
    }
}
