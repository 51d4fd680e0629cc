package io.silkroam.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each limit finds the fault it is for. */
class TrialTest {
    private static final byte[] INPUT = "planted".getBytes(StandardCharsets.US_ASCII);
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /** A decoder that does something to inputs of this test and nothing to its seeds. */
    private record Planted(Function<byte[], Object> decoder) implements Target<Object> {
        @Override
        public List<byte[]> seeds() {
            return List.of(new byte[16]);
        }

        @Override
        public Object decode(byte[] input) {
            return input[0] == 'p' ? decoder.apply(input) : input;
        }

        @Override
        public void check(byte[] input, Object decoded) {
            if (decoded.equals("wrong")) {
                throw new AssertionError("it is wrong");
            }
        }

        @Override
        public String outcome(Object decoded) {
            return "done";
        }

        @Override
        public int allowance() {
            return 1_000;
        }
    }

    @Test
    void shouldLetAModestDecoderPass() {
        Trial<Object> trial = Trial.warm(new Planted(byte[]::clone));
        assertThat(trial.run(INPUT)).isEqualTo(INPUT);
        assertThat(trial.mostBeside()).isLessThan(1_000);
    }

    @Test
    void shouldFindADecoderThatAllocatesTooMuch() {
        Trial<Object> trial = Trial.warm(new Planted(input -> new byte[1_200]));
        assertThatThrownBy(() -> trial.run(INPUT)).hasMessageContaining("made it allocate 12");
    }

    @Test
    void shouldFindADecoderThatTakesTooLong() {
        Trial<Object> trial = Trial.warm(new Planted(TrialTest::turnForASecond));
        assertThatThrownBy(() -> trial.run(INPUT)).hasMessageContaining("7 octets took");
    }

    /** A second of the processor's time: what other processes take does not count. */
    private static Object turnForASecond(byte[] input) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long until = threads.getCurrentThreadCpuTime() + 1_100_000_000L;
        while (threads.getCurrentThreadCpuTime() < until) {
            Thread.onSpinWait();
        }
        return input;
    }

    @Test
    void shouldFindADecoderThatIsWrong() {
        Trial<Object> trial = Trial.warm(new Planted(input -> "wrong"));
        assertThatThrownBy(() -> trial.run(INPUT)).hasMessage("it is wrong");
    }

    /** What is told is enough to do it again. */
    @Test
    void shouldTellTheRoundOfAFaultAndRepeatIt() {
        Planted target = new Planted(input -> {
            throw new IllegalStateException("over-read");
        });
        AssertionError first = fault(new Barrage(1_000_000, 7, 0, NOWHERE), target);
        assertThat(first).hasMessageContaining("seed 7, round ").hasRootCauseMessage("over-read");
        long round = Long.parseLong(first.getMessage().replaceAll("(?s).*round (\\d+):.*", "$1"));
        assertThat(fault(new Barrage(1, 7, round, NOWHERE), target)).hasMessage(first.getMessage());
    }

    @Test
    void shouldCountOutcomes() {
        assertThat(new Barrage(500, 1, 0, NOWHERE).run(new Planted(input -> input)))
                .containsEntry("done", 500L);
    }

    private static AssertionError fault(Barrage barrage, Planted target) {
        try {
            barrage.run(target);
        } catch (AssertionError fault) {
            return fault;
        }
        throw new IllegalStateException("nothing was found");
    }
}
