package io.silkroam.simulator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.crash.CrashLab;
import io.silkroam.simulator.crash.CrashReport;
import io.silkroam.simulator.crash.Kind;
import io.silkroam.simulator.crash.ground.StoreKind;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The short form of {@code simulator crash}, the laboratory: gateways, PostgreSQL, the disk and the connection are
 * broken in full traffic; what the peer was told must be in the books, exactly once.
 * {@code -Dsilkroam.crash.rounds=50 -Dsilkroam.crash.seed=1} breaks them more often.
 */
@Tag("long")
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("silkroam.crash.rounds", 1);
    private static final long SEED = Long.getLong("silkroam.crash.seed", 20_261_123L);

    @Test
    void shouldFindEveryFaultThatIsPlanted() throws IOException {
        CrashReport report = CrashLab.run(wish(EnumSet.allOf(Kind.class), StoreKind.H2, 0, true), System.out::println);

        assertThat(report.planted()).hasSizeGreaterThanOrEqualTo(10).allMatch(planted -> planted.isCaught());
    }

    @Test
    void shouldLoseAndDoubleNothingOnH2() throws IOException {
        assertHolds(
                StoreKind.H2,
                EnumSet.of(Kind.KILL_GATEWAY, Kind.POWER_CUT, Kind.COMMIT_CUT, Kind.FAILED_SYNC, Kind.FULL_DISK));
    }

    @Test
    void shouldLoseAndDoubleNothingOnPostgresql() throws IOException {
        assertHolds(StoreKind.POSTGRESQL, EnumSet.of(Kind.KILL_GATEWAY, Kind.KILL_POSTGRESQL, Kind.COMMIT_CUT));
    }

    private static void assertHolds(StoreKind store, Set<Kind> kinds) throws IOException {
        CrashReport report = CrashLab.run(wish(kinds, store, ROUNDS, false), System.out::println);

        report.lines().forEach(System.out::println);
        assertThat(report.holds()).as(String.join("\n", report.lines())).isTrue();
    }

    private static CrashLab.Wish wish(Set<Kind> kinds, StoreKind store, int rounds, boolean planted) {
        return new CrashLab.Wish(
                TestConf.shipped(), kinds, EnumSet.of(store), rounds, SEED, Duration.ofSeconds(3), planted);
    }
}
