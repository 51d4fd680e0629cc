package io.silkroam.simulator.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10 10 10 10 | 10 10 10 | holds
            10 10 10 10 | 11 11 11 | holds
            10 10 10 10 | 12 12 10 | FAILED: p99 is 1.20 times as long
            10 10 10 10 | 50 10 10 | holds
            10 10 10 10 | 50 50 10 | FAILED: p99 is 5.00 times as long
            10 20 30 30 | 15 25 30 | not decided: noise is 50 %
            10 20 10 20 | 90 90 90 | not decided: noise is 100 %
            10 10 20 20 | 10 15 20 | holds
            100 109 100 109 | 104 104 104 | holds
            """)
    void shouldJudgeByPairsOfNeighboursUnlessQuietTimesDiffer(String quiet, String hostile, String judged) {
        assertThat(Comparison.of(times(quiet), times(hostile)).judgement().line())
                .isEqualTo(judged);
    }

    @Test
    void shouldDivideByTheMeanOfBothNeighbours() {
        Comparison compared = Comparison.of(times("10 30"), times("40"));

        assertThat(compared.ratio()).isEqualTo(2.0);
        assertThat(compared.noise()).isEqualTo(2.0);
    }

    @Test
    void shouldTakeTheMiddleOfTwoRounds() {
        Comparison compared = Comparison.of(times("10 10 10"), times("10 20"));

        assertThat(compared.ratio()).isEqualTo(1.5);
        assertThat(compared.least()).isEqualTo(1.0);
        assertThat(compared.most()).isEqualTo(2.0);
    }

    @Test
    void shouldFailWhereNothingSucceededWhateverTheNoise() {
        List<Phase.Waits> hostile = new ArrayList<>(times("10 10"));
        hostile.add(new Phase.Waits());
        for (int i = 0; i < 5; i++) {
            hostile.get(2).asked();
        }
        assertThat(Comparison.of(times("10 90 10 90"), hostile).judgement().line())
                .isEqualTo("FAILED: no request succeeded in 0 of 4 quiet and 1 of 3 hostile times");
        assertThat(Comparison.of(List.of(new Phase.Waits(), time(10)), times("10"))
                        .judgement()
                        .kind())
                .isEqualTo(Judgement.Kind.FAILED);
    }

    @Test
    void shouldFailWhereARequestFailedInHostileTimesOnly() {
        List<Phase.Waits> quiet = times("10 10 10");
        List<Phase.Waits> hostile = times("10 10");
        failed(hostile.get(1));
        hostile.get(1).asked(); // and one that nobody ever answers
        assertThat(Comparison.of(quiet, hostile).judgement().line())
                .isEqualTo("FAILED: 0 requests failed in quiet times and 2 in hostile");
        assertThat(Comparison.of(times("10 90 10"), hostile).judgement().line())
                .isEqualTo("not decided: noise is 800 %, 0 requests failed in quiet times and 2 in hostile");
        failed(quiet.get(0));
        assertThat(Comparison.of(quiet, hostile).judgement().line())
                .isEqualTo("not decided: 1 requests failed in quiet times and 2 in hostile");
    }

    @Test
    void shouldWantAQuietTimeOnBothSides() {
        assertThatThrownBy(() -> Comparison.of(times("10"), times("10"))).hasMessage("1 quiet times around 1");
    }

    private static List<Phase.Waits> times(String millis) {
        return Arrays.stream(millis.split(" ", -1))
                .map(text -> time(Long.parseLong(text)))
                .toList();
    }

    static Phase.Waits time(long millis) {
        Phase.Waits waits = new Phase.Waits();
        for (int i = 0; i < 100; i++) {
            waits.asked();
            waits.add(Duration.ofMillis(millis).toNanos());
        }
        return waits;
    }

    private static void failed(Phase.Waits waits) {
        waits.asked();
        waits.failed();
    }
}
