package io.silkroam.sim.inventory;

import static io.silkroam.sim.inventory.Sims.NOW;
import static io.silkroam.sim.inventory.Sims.iccid;
import static io.silkroam.sim.inventory.Sims.msisdn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.Msisdn;
import io.silkroam.sim.inventory.NumberRefusedException.Reason;
import io.silkroam.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both stores promise about telephone numbers and the SIMs that have them. */
abstract class NumberStoreContract {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant NEXT_WEEK = NOW.plus(WEEK);

    private Database database;
    private final NumberStore store = new NumberStore();
    private final NumberPoolStore pools = new NumberPoolStore();

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        transact(c -> pools.createPool(c, new NumberPool("nl", WEEK)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldNoteANumberThatCameFromOutside() {
        assertThat(assign(1, 1)).isTrue();

        PooledNumber number = find(1, NOW);
        assertThat(number.state()).isEqualTo(NumberState.ASSIGNED);
        assertThat(number.iccid()).contains(iccid(1));
        assertThat(number.pool()).isEmpty();
        assertThat(number.freeFrom()).isEmpty();
    }

    @Test
    void shouldLeaveANumberWithTheSimThatHasIt() {
        add(1, 1);

        assertThat(assign(1, 1)).isTrue();
        assertThat(assign(1, 1)).isFalse();
        assertThatThrownBy(() -> assign(1, 2))
                .isInstanceOfSatisfying(NumberTakenException.class, e -> {
                    assertThat(e.msisdn()).isEqualTo(msisdn(1));
                    assertThat(e.freeFrom()).isEmpty();
                })
                .hasMessage("number 31600***001 belongs to another SIM");
    }

    @Test
    void shouldLetANumberRestUntilItsTimeIsOver() {
        add(1, 1);
        assign(1, 1);

        PooledNumber released = transact(c -> store.release(c, msisdn(1), NOW));

        assertThat(released.state()).isEqualTo(NumberState.QUARANTINED);
        assertThat(released.freeFrom()).contains(NEXT_WEEK);
        assertThat(released.iccid()).isEmpty();
        Instant before = NEXT_WEEK.minusMillis(1);
        assertThatThrownBy(() -> transact(c -> store.assign(c, msisdn(1), iccid(2), before)))
                .isInstanceOfSatisfying(NumberTakenException.class, e -> assertThat(e.freeFrom())
                        .contains(NEXT_WEEK))
                .hasMessage("number 31600***001 rests until 2026-07-08T10:00:00Z");
        assertThatThrownBy(() -> transact(c -> store.assignNext(c, "nl", iccid(2), before)))
                .isInstanceOf(NumberRefusedException.class);
        assertThat(find(1, before).state()).isEqualTo(NumberState.QUARANTINED);
        assertThat(find(1, NEXT_WEEK).state()).isEqualTo(NumberState.FREE);
        assertThat(this.<Boolean>transact(c -> store.assign(c, msisdn(1), iccid(2), NEXT_WEEK)))
                .isTrue();
        assertThat(find(1, NEXT_WEEK).iccid()).contains(iccid(2));
    }

    @Test
    void shouldLetANumberRestForNinetyDaysThatIsInNoPool() {
        assign(1, 1);

        assertThat(transact(c -> store.release(c, msisdn(1), NOW)).freeFrom()).contains(NOW.plus(Duration.ofDays(90)));
        assertThat(transact(c -> store.release(c, msisdn(2), NOW)).freeFrom()).contains(NOW.plus(Duration.ofDays(90)));
    }

    @Test
    void shouldNotProlongARestNorEndOne() {
        add(1, 2);
        assign(1, 1);
        transact(c -> store.release(c, msisdn(1), NOW));

        assertThat(transact(c -> store.release(c, msisdn(1), NOW.plusSeconds(60)))
                        .freeFrom())
                .contains(NEXT_WEEK);
        assertThat(transact(c -> store.release(c, msisdn(2), NOW)).state()).isEqualTo(NumberState.FREE);
    }

    @Test
    void shouldGiveOutFreshNumbersFirstAndThenWhatRestedLongest() {
        add(1, 4);
        assign(1, 1);
        assign(2, 2);
        transact(c -> store.release(c, msisdn(2), NOW));
        transact(c -> store.release(c, msisdn(1), NOW.plusSeconds(60)));
        Instant later = NEXT_WEEK.plusSeconds(60);

        List<Msisdn> given = new ArrayList<>();
        for (int i = 10; i < 14; i++) {
            int sim = i;
            given.add(transact(c -> store.assignNext(c, "nl", iccid(sim), later)));
        }

        assertThat(given).containsExactly(msisdn(3), msisdn(4), msisdn(2), msisdn(1));
        assertThatThrownBy(() -> transact(c -> store.assignNext(c, "nl", iccid(9), later)))
                .isInstanceOfSatisfying(NumberRefusedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.NONE_FREE))
                .hasMessage("no number of pool 'nl' is free");
        assertThatThrownBy(() -> transact(c -> store.assignNext(c, "be", iccid(9), later)))
                .isInstanceOfSatisfying(NumberRefusedException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.NO_SUCH_POOL));
    }

    @Test
    void shouldAssignManyOrNone() {
        add(1, 2);
        assign(2, 2);

        assertThat(this.<Integer>transact(c ->
                        store.assignAll(c, Map.of(msisdn(1), iccid(1), msisdn(2), iccid(2), msisdn(7), iccid(7)), NOW)))
                .isEqualTo(2);
        assertThatThrownBy(
                        () -> transact(c -> store.assignAll(c, Map.of(msisdn(1), iccid(5), msisdn(8), iccid(8)), NOW)))
                .isInstanceOf(NumberTakenException.class);
        assertThat(this.<Optional<PooledNumber>>read(c -> store.find(c, msisdn(8), NOW)))
                .isEmpty();
    }

    @Test
    void shouldHandANumberOverToTheNextCardWithoutARest() {
        assign(1, 1);

        move(1, 1, 2);
        move(1, 1, 2);
        move(5, 1, 2);

        assertThat(find(1, NOW).iccid()).contains(iccid(2));
        assertThat(find(5, NOW).iccid()).contains(iccid(2));
        assertThatThrownBy(() -> move(1, 1, 3)).isInstanceOf(NumberTakenException.class);
    }

    @Test
    void shouldListByPoolAndStateInPages() {
        add(1, 6);
        assign(2, 2);
        assign(3, 3);
        assign(9, 9);
        transact(c -> store.release(c, msisdn(3), NOW));
        NumberFilter any = NumberFilter.any();

        assertThat(listed(any)).containsExactly(1, 2, 3, 4, 5, 6, 9);
        assertThat(listed(any.withPool("nl"))).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(listed(any.withState(NumberState.ASSIGNED))).containsExactly(2, 9);
        assertThat(listed(any.withPool("nl").withState(NumberState.FREE))).containsExactly(1, 4, 5, 6);
        assertThat(listed(any.withState(NumberState.QUARANTINED))).containsExactly(3);
        assertThat(listed(any.withMsisdn(msisdn(9)))).containsExactly(9);
        NumberPage page = read(c -> store.list(c, any, Optional.of(msisdn(2)), 2, NOW));
        assertThat(page.items()).extracting(PooledNumber::msisdn).containsExactly(msisdn(3), msisdn(4));
        assertThat(page.next()).contains(msisdn(4));
        assertThat(read(c -> store.list(c, any.withState(NumberState.FREE), Optional.empty(), 9, NEXT_WEEK))
                        .items())
                .extracting(PooledNumber::msisdn)
                .contains(msisdn(3));
    }

    @Test
    void shouldNeverGiveOneNumberTwiceToTwoThatAskAtOnce() throws Exception {
        int each = 60;
        add(1, 2 * each);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            List<Future<List<Msisdn>>> asking = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                int first = thread * each;
                asking.add(threads.submit(() -> {
                    together.await(10, TimeUnit.SECONDS);
                    List<Msisdn> given = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        int sim = first + i;
                        given.add(transact(c -> store.assignNext(c, "nl", iccid(sim), NOW)));
                    }
                    return given;
                }));
            }
            List<Msisdn> given = new ArrayList<>(asking.get(0).get());
            given.addAll(asking.get(1).get());

            assertThat(given).doesNotHaveDuplicates().hasSize(2 * each);
            assertThat(listed(NumberFilter.any().withState(NumberState.FREE))).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldNotWaitForATransactionThatHoldsANumberWhileOthersAreFree() {
        add(1, 2);

        Msisdn inner = transact(outer -> {
            assertThat(store.assignNext(outer, "nl", iccid(1), NOW)).isEqualTo(msisdn(1));
            return database.transact("ask meanwhile", c -> store.assignNext(c, "nl", iccid(2), NOW));
        });

        assertThat(inner).isEqualTo(msisdn(2));
    }

    @Test
    void shouldWaitForTheLastNumberWhichMayComeBack() throws Exception {
        add(1, 1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        CyclicBarrier held = new CyclicBarrier(2);
        try {
            Future<Msisdn> asking = thread.submit(() -> {
                held.await(10, TimeUnit.SECONDS);
                return transact(c -> store.assignNext(c, "nl", iccid(2), NOW));
            });

            assertThatThrownBy(() -> transact(c -> {
                        store.assignNext(c, "nl", iccid(1), NOW);
                        await(held);
                        throw new IllegalStateException("given back");
                    }))
                    .hasMessage("given back");

            assertThat(asking.get(10, TimeUnit.SECONDS)).isEqualTo(msisdn(1));
        } finally {
            thread.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> listed(NumberFilter filter) {
        return read(c -> store.list(c, filter, Optional.empty(), 500, NOW)).items().stream()
                .map(number -> Integer.parseInt(number.msisdn().digits().substring(3)))
                .toList();
    }

    private void add(int first, int last) {
        transact(c -> pools.add(c, "nl", msisdn(first), msisdn(last)));
    }

    private boolean assign(int number, int sim) {
        return transact(c -> store.assign(c, msisdn(number), iccid(sim), NOW));
    }

    private void move(int number, int from, int to) {
        transact(c -> {
            store.move(c, msisdn(number), iccid(from), iccid(to), NOW);
            return null;
        });
    }

    private PooledNumber find(int number, Instant now) {
        return read(c -> store.find(c, msisdn(number), now)).orElseThrow();
    }

    private <T> T read(Database.Work<T> work) {
        return database.read("test", work);
    }

    private <T> T transact(Database.Work<T> work) {
        return database.transact("test", work);
    }
}
