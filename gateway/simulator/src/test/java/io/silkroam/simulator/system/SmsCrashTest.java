package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.crash.CrashLab;
import io.silkroam.simulator.crash.CrashReport;
import io.silkroam.simulator.crash.Kind;
import io.silkroam.simulator.crash.ground.StoreKind;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gateway's process is killed while messages and receipts go through it, and comes back; what it acknowledged must
 * reach the SMSC, and its receipt the ESME. {@code -Dsilkroam.crash.rounds=50 -Dsilkroam.crash.seed=1} kills it more
 * often.
 */
@Tag("long")
class SmsCrashTest {
    private static final int ROUNDS = Integer.getInteger("silkroam.crash.rounds", 2);
    private static final long SEED = Long.getLong("silkroam.crash.seed", 20_261_128L);

    @ParameterizedTest
    @EnumSource
    void shouldLoseNothingAcknowledgedAndMarkWhatItSendsTwice(StoreKind store) throws IOException {
        CrashReport report = CrashLab.run(
                new CrashLab.Wish(
                        TestConf.shipped(),
                        EnumSet.of(Kind.KILL_SMS),
                        EnumSet.of(store),
                        ROUNDS,
                        SEED,
                        Duration.ZERO,
                        false),
                System.out::println);

        report.lines().forEach(System.out::println);
        assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
    }
}
