package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.crash.sms.SmsAudit;
import io.silkroam.simulator.crash.sms.SmsAudit.Arrival;
import io.silkroam.simulator.crash.sms.SmsAudit.Fault;
import io.silkroam.simulator.crash.sms.SmsAudit.Finding;
import io.silkroam.simulator.crash.sms.SmsAudit.Kill;
import io.silkroam.simulator.crash.sms.SmsAudit.Sight;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge of {@link SmsCrashTest} sees what is planted. */
class SmsAuditTest {
    private static final int NUMBER = 7;
    private static final long FIRST_KILL = 10_000;
    private static final long ON_THE_WAY = 100;
    private static final Arrival LONG_ANSWERED = new Arrival(1, OptionalLong.of(FIRST_KILL - ON_THE_WAY));
    private static final Arrival JUST_ANSWERED = new Arrival(1, OptionalLong.of(FIRST_KILL - 1));
    private static final Arrival ANSWERED_TOO_LATE = new Arrival(1, OptionalLong.of(FIRST_KILL + 1));
    private static final Arrival NOT_ANSWERED = new Arrival(1, OptionalLong.empty());
    private static final Arrival AGAIN = new Arrival(2, OptionalLong.of(12_000));

    @Test
    void shouldFindNothingWhereEachMessageCameOnceWithItsReceipt() {
        assertThat(judge(Set.of(), delivered(LONG_ANSWERED))).isEmpty();
    }

    @Test
    void shouldNotMissAMessageThatWasNotAcknowledged() {
        assertThat(judge(Set.of(), new Sight(OptionalInt.empty(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void shouldFindAnAcknowledgedMessageThatTheSmscNeverSaw() {
        assertThat(judge(Set.of(), new Sight(OptionalInt.of(1), List.of(), List.of())))
                .containsExactly(finding(Fault.LOST), finding(Fault.NO_RECEIPT));
    }

    @Test
    void shouldFindAnAcknowledgedMessageThatIsNotInTheStoreOfItsRunOrOfALaterOne() {
        Sight first = delivered(LONG_ANSWERED);
        Kill with = new Kill(FIRST_KILL, Set.of(), Set.of(), Set.of(NUMBER));
        Kill without = new Kill(FIRST_KILL, Set.of(), Set.of(), Set.of());
        assertThat(new SmsAudit(Map.of(1, without, 2, with), ON_THE_WAY).findings(Map.of(NUMBER, first)))
                .containsExactly(finding(Fault.NOT_KEPT));
        assertThat(new SmsAudit(Map.of(1, with, 2, without), ON_THE_WAY).findings(Map.of(NUMBER, first)))
                .containsExactly(finding(Fault.NOT_KEPT));
    }

    @Test
    void shouldFindAReceiptThatIsMissingOrWrong() {
        assertThat(judge(Set.of(), new Sight(OptionalInt.of(1), List.of(LONG_ANSWERED), List.of())))
                .containsExactly(finding(Fault.NO_RECEIPT));
        assertThat(judge(Set.of(), new Sight(OptionalInt.of(1), List.of(LONG_ANSWERED), List.of("DELIVRD", "UNDELIV"))))
                .containsExactly(finding(Fault.WRONG_RECEIPT));
    }

    @Test
    void shouldAllowARepeatOfWhatWasInFlightIfItIsMarked() {
        for (Arrival first : List.of(NOT_ANSWERED, ANSWERED_TOO_LATE, JUST_ANSWERED)) {
            assertThat(judge(Set.of(NUMBER), delivered(first, AGAIN))).isEmpty();
            assertThat(judge(Set.of(), delivered(first, AGAIN))).containsExactly(finding(Fault.NOT_MARKED));
        }
    }

    @Test
    void shouldFindARepeatWhoseResponseHadLongComeOrWasOnDisk() {
        assertThat(judge(Set.of(NUMBER), delivered(LONG_ANSWERED, AGAIN))).containsExactly(finding(Fault.REPEATED));
        SmsAudit known = audit(Set.of(NUMBER), Set.of(NUMBER));
        assertThat(known.findings(Map.of(NUMBER, delivered(JUST_ANSWERED, AGAIN))))
                .containsExactly(finding(Fault.REPEATED));
    }

    @Test
    void shouldFindARepeatWithinOneRun() {
        assertThat(judge(Set.of(NUMBER), delivered(AGAIN, AGAIN))).containsExactly(finding(Fault.REPEATED));
    }

    private static Sight delivered(Arrival... arrivals) {
        return new Sight(OptionalInt.of(1), List.of(arrivals), List.of("DELIVRD"));
    }

    private static List<Finding> judge(Set<Integer> marked, Sight sight) {
        return audit(marked, Set.of()).findings(Map.of(NUMBER, sight));
    }

    private static SmsAudit audit(Set<Integer> marked, Set<Integer> knownAtFirst) {
        return new SmsAudit(
                Map.of(
                        1,
                        new Kill(FIRST_KILL, Set.of(), knownAtFirst, Set.of(NUMBER)),
                        2,
                        new Kill(20_000, marked, Set.of(), Set.of(NUMBER))),
                ON_THE_WAY);
    }

    private static Finding finding(Fault fault) {
        return new Finding(fault, NUMBER);
    }
}
