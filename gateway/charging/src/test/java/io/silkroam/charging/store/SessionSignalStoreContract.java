package io.silkroam.charging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.store.SessionSignal.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SessionSignalStoreContract extends StoreContract {

    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final String HOST = "pgw1.kpn.example";

    private SessionSignalStore store;

    @BeforeEach
    void createStore() {
        store = new SessionSignalStore(database().dialect());
    }

    @Test
    void shouldClaimOnlyWhatIsDueAtAHostOfOurs() {
        request(target("a", HOST), SignalKind.RAR, NOW);
        request(target("b", "pgw2.kpn.example"), SignalKind.RAR, NOW);
        request(target("c", HOST), SignalKind.ASR, NOW.plusMillis(1));

        List<SessionSignal> claimed = claim(NOW, HOST, "pgw3.kpn.example");

        assertThat(claimed).singleElement().satisfies(signal -> {
            assertThat(signal.target()).isEqualTo(target("a", HOST));
            assertThat(signal.kind()).isEqualTo(SignalKind.RAR);
            assertThat(signal.attempts()).isEqualTo(1);
            assertThat(signal.nextAt()).isEqualTo(NOW.plus(AGAIN));
        });
        assertThat(claim(NOW)).isEmpty();
    }

    @Test
    void shouldClaimForEveryHostOfARealmThatARelayLeadsTo() {
        Target behind = target("a", "pgw9.behind.example");
        request(behind, SignalKind.RAR, NOW);
        Reach elsewhere = new Reach(List.of(HOST), List.of("other.example"));
        Reach relayed = new Reach(List.of(HOST), List.of(behind.originRealm()));

        boolean elsewhereDue = transact(c -> store.anyDue(c, elsewhere, NOW));
        List<SessionSignal> claimedElsewhere = transact(c -> store.claimDue(c, elsewhere, NOW, AGAIN, 10));
        boolean relayedDue = transact(c -> store.anyDue(c, relayed, NOW));
        List<SessionSignal> claimedByRelay = transact(c -> store.claimDue(c, relayed, NOW, AGAIN, 10));

        assertThat(elsewhereDue).isFalse();
        assertThat(claimedElsewhere).isEmpty();
        assertThat(relayedDue).isTrue();
        assertThat(claimedByRelay).hasSize(1);
    }

    @Test
    void shouldMakeAClaimedSignalDueAgainOnlyAfterItsTime() {
        request(target("a", HOST), SignalKind.RAR, NOW);
        claim(NOW, HOST);

        assertThat(claim(NOW.plusMillis(4_999), HOST)).isEmpty();
        assertThat(claim(NOW.plusMillis(5_000), HOST))
                .singleElement()
                .extracting(SessionSignal::attempts)
                .isEqualTo(2);
    }

    @Test
    void shouldEndASignalOnceItIsConfirmed() {
        request(target("a", HOST), SignalKind.RAR, NOW);
        request(target("a", HOST), SignalKind.ASR, NOW);

        assertThat(confirm("a", SignalKind.RAR)).isTrue();
        assertThat(confirm("a", SignalKind.RAR)).isFalse();
        assertThat(claim(NOW, HOST)).extracting(SessionSignal::kind).containsExactly(SignalKind.ASR);
    }

    @Test
    void shouldStartOverWhenAskedForAgain() {
        request(target("a", HOST), SignalKind.RAR, NOW);
        SessionSignal stale = claim(NOW, HOST).get(0);
        request(target("a", HOST), SignalKind.RAR, NOW.plusMillis(1));

        assertThat(giveUp(stale)).isFalse();
        SessionSignal fresh = claim(NOW.plusMillis(1), HOST).get(0);
        assertThat(fresh.attempts()).isEqualTo(1);
        assertThat(giveUp(fresh)).isTrue();
        assertThat(claim(NOW.plusSeconds(60), HOST)).isEmpty();
    }

    @Test
    void shouldNeverGiveOneSignalToTwoGateways() throws Exception {
        IntStream.range(0, 200).forEach(i -> request(target("s" + i, HOST), SignalKind.RAR, NOW));
        ExecutorService gateways = Executors.newFixedThreadPool(3);
        List<Long> claimed = new ArrayList<>();
        try {
            List<Future<List<Long>>> each = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                each.add(gateways.submit(this::claimUntilNothingIsDue));
            }
            for (Future<List<Long>> gateway : each) {
                claimed.addAll(gateway.get());
            }
        } finally {
            gateways.shutdownNow();
        }
        claimed.addAll(claimUntilNothingIsDue());

        assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
    }

    private List<Long> claimUntilNothingIsDue() {
        List<Long> mine = new ArrayList<>();
        List<SessionSignal> some;
        do {
            some = transact(c -> store.claimDue(c, new Reach(List.of(HOST), List.of()), NOW, AGAIN, 7));
            some.forEach(signal -> mine.add(signal.id()));
        } while (!some.isEmpty());
        return mine;
    }

    private List<SessionSignal> claim(Instant now, String... hosts) {
        return transact(c -> store.claimDue(c, new Reach(List.of(hosts), List.of()), now, AGAIN, 100));
    }

    private boolean confirm(String session, SignalKind kind) {
        return transact(c -> store.confirm(c, session, kind));
    }

    private boolean giveUp(SessionSignal signal) {
        return transact(c -> store.giveUp(c, signal));
    }

    private void request(Target target, SignalKind kind, Instant dueAt) {
        transact(c -> {
            store.request(c, target, kind, dueAt);
            return null;
        });
    }

    private static Target target(String session, String host) {
        return new Target(7, session, host, "kpn.example");
    }
}
