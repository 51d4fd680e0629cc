package io.silkroam.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.smpp.pdu.CommandStatus;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HabitsTest {
    @Test
    void shouldSpreadSharesEvenly() {
        Habits habits = Habits.plain()
                .throttling(20)
                .fullFor(10)
                .refusing(5, CommandStatus.ESME_RINVDSTADR)
                .silentTo(2)
                .cuttingOff(1);
        Map<Fate, Long> fates = LongStream.rangeClosed(1, 1_000)
                .mapToObj(habits::fate)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(fates)
                .containsOnly(
                        Map.entry(new Fate.CutOff(), 10L),
                        Map.entry(new Fate.Unanswered(), 20L),
                        Map.entry(new Fate.Refused(CommandStatus.ESME_RTHROTTLED), 200L),
                        Map.entry(new Fate.Refused(CommandStatus.ESME_RMSGQFUL), 100L),
                        Map.entry(new Fate.Refused(CommandStatus.ESME_RINVDSTADR), 50L),
                        Map.entry(new Fate.Accepted(), 620L));
    }

    @Test
    void shouldAcceptEverythingWhereNothingIsAsked() {
        assertThat(LongStream.range(1, 200).mapToObj(Habits.plain()::fate))
                .allMatch(fate -> fate.equals(new Fate.Accepted()));
        assertThat(LongStream.range(1, 200).mapToObj(Habits.plain().throttling(100)::fate))
                .allMatch(fate -> fate.equals(new Fate.Refused(CommandStatus.ESME_RTHROTTLED)));
    }

    @Test
    void shouldRefuseWhatIsNoShare() {
        assertThatThrownBy(() -> Habits.plain().throttling(101)).hasMessage("101 of 100");
        assertThatThrownBy(() -> Habits.plain().throttling(60).silentTo(60)).hasMessage("120 of 100");
    }
}
