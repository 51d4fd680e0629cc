package io.silkroam.charging.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.charging.request.Identity;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class AccountStoreContract extends StoreContract {

    private static final Identity IMSI = Identity.imsi("204080000000001");
    /** A test network's IMSI begins with zeros, which must survive. */
    private static final Identity TEST_IMSI = Identity.imsi("001010000000001");

    private static final Identity MSISDN = Identity.e164("31612345678");

    private AccountStore store;

    @BeforeEach
    void createStore() {
        store = new AccountStore(database().dialect());
    }

    @Test
    void shouldLoadAnAccountByEachOfItsNames() {
        create(account(7, IMSI, MSISDN), account(8, TEST_IMSI));

        Map<Identity, AccountRow> found = load(List.of(MSISDN, TEST_IMSI, IMSI));

        assertThat(found).containsOnlyKeys(MSISDN, TEST_IMSI, IMSI);
        assertThat(found.get(IMSI)).isEqualTo(found.get(MSISDN));
        assertThat(found.get(TEST_IMSI).subscriberId()).isEqualTo(8);
        assertThat(found.get(TEST_IMSI).body()).containsExactly(8, 0, -1);
    }

    @Test
    void shouldNotFindANameOfAnotherKind() {
        create(account(7, IMSI));

        assertThat(load(List.of(Identity.e164(IMSI.text()), Identity.imsi("1"))))
                .isEmpty();
    }

    @Test
    void shouldLoadNothingForNoNames() {
        assertThat(load(List.of())).isEmpty();
        assertThat(bySubscriber(List.of())).isEmpty();
    }

    @Test
    void shouldNameEveryIdentityThatIsTakenAndWriteNothing() {
        create(account(7, IMSI, MSISDN));

        Set<Identity> taken = tryToCreate(account(8, TEST_IMSI), account(9, MSISDN));

        assertThat(taken).containsExactly(MSISDN);
        assertThat(bySubscriber(List.of(8L, 9L))).isEmpty();
    }

    @Test
    void shouldNameAnIdentityGivenTwiceInOneCall() {
        assertThat(tryToCreate(account(8, IMSI), account(9, IMSI))).containsExactly(IMSI);
    }

    @Test
    void shouldRefuseASubscriberThatExists() {
        create(account(7, IMSI));

        assertThatThrownBy(() -> create(account(7, MSISDN)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONFLICT));
        assertThat(load(List.of(MSISDN))).isEmpty();
    }

    @Test
    void shouldRenameASubscriberAndMoveTheAccountToItsNextVersion() {
        create(account(7, IMSI, MSISDN), account(8, TEST_IMSI));
        Identity next = Identity.imsi("204080000000002");

        assertThat(rename(7, Set.of(IMSI), Set.of(next))).isEmpty();

        Map<Identity, AccountRow> found = load(List.of(IMSI, MSISDN, next, TEST_IMSI));
        assertThat(found).containsOnlyKeys(MSISDN, next, TEST_IMSI);
        assertThat(found.get(next).version()).isEqualTo(2);
        assertThat(found.get(next).body()).containsExactly(7, 0, -1);
        assertThat(found.get(TEST_IMSI).version()).isEqualTo(1);
        assertThat(write(new AccountWrite(7, 1, 0, bytes(1)))).containsExactly(7L);
    }

    @Test
    void shouldNameTheNamesThatASubscriberCannotGet() {
        create(account(7, IMSI, MSISDN), account(8, TEST_IMSI));

        assertThat(rename(8, Set.of(), Set.of(MSISDN, Identity.imsi("1")))).containsExactly(MSISDN);
        assertThat(rename(7, Set.of(IMSI), Set.of(IMSI))).as("given back").isEmpty();
        assertThat(load(List.of(IMSI))).isNotEmpty();
    }

    @Test
    void shouldNotTakeANameFromWhoHasItNotNorFromNobody() {
        create(account(7, IMSI), account(8, TEST_IMSI));

        assertThatThrownBy(() -> rename(7, Set.of(IMSI, TEST_IMSI), Set.of()))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.REJECTED));
        assertThatThrownBy(() -> rename(99, Set.of(), Set.of(MSISDN))).isInstanceOf(StoreException.class);
        assertThat(load(List.of(IMSI, TEST_IMSI, MSISDN))).containsOnlyKeys(IMSI, TEST_IMSI);
    }

    @Test
    void shouldWriteOnlyOverTheExpectedVersion() {
        create(account(7, IMSI), account(8, MSISDN));
        assertThat(write(new AccountWrite(7, 1, 50, bytes(1)))).isEmpty();

        Set<Long> conflicts = write(
                new AccountWrite(8, 1, 60, bytes(3)),
                new AccountWrite(7, 1, 60, bytes(2)),
                new AccountWrite(99, 1, 60, bytes(4)));

        assertThat(conflicts).containsExactlyInAnyOrder(7L, 99L);
        Map<Long, AccountRow> rows = bySubscriber(List.of(7L, 8L, 99L));
        assertThat(rows).containsOnlyKeys(7L, 8L);
        assertThat(rows.get(7L).version()).isEqualTo(2);
        assertThat(rows.get(7L).sweepAt()).isEqualTo(50);
        assertThat(rows.get(7L).body()).containsExactly(1);
        assertThat(rows.get(8L).version()).isEqualTo(2);
        assertThat(rows.get(8L).body()).containsExactly(3);
    }

    @Test
    void shouldRefuseToWriteAnAccountTwiceInOneBatch() {
        create(account(7, IMSI));

        assertThatThrownBy(() -> write(new AccountWrite(7, 1, 0, bytes(1)), new AccountWrite(7, 1, 0, bytes(2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepALargeBodyAndAnEmptyOne() {
        byte[] large = new byte[300_000];
        large[299_999] = 1;
        create(account(7, IMSI), account(8, MSISDN));

        write(new AccountWrite(7, 1, 0, large), new AccountWrite(8, 1, 0, new byte[0]));

        assertThat(bySubscriber(List.of(7L)).get(7L).body()).isEqualTo(large);
        assertThat(bySubscriber(List.of(8L)).get(8L).body()).isEmpty();
    }

    @Test
    void shouldLetExactlyOneOfTwoRacingConnectionsWin() throws Exception {
        create(LongStream.rangeClosed(1, 20)
                .mapToObj(id -> account(id, Identity.imsi("20408" + id)))
                .toArray(NewAccount[]::new));
        ExecutorService gateways = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= 30; round++) {
                long version = round;
                CountDownLatch together = new CountDownLatch(2);
                Future<Set<Long>> first = gateways.submit(() -> race(together, version, false));
                Future<Set<Long>> second = gateways.submit(() -> race(together, version, true));
                List<Long> losses = new ArrayList<>(first.get());
                losses.addAll(second.get());

                assertThat(losses).hasSize(20).doesNotHaveDuplicates();
            }
        } finally {
            gateways.shutdownNow();
        }
        assertThat(bySubscriber(List.of(1L, 20L)).values())
                .extracting(AccountRow::version)
                .containsOnly(31L);
    }

    /** Both write all accounts, given in opposite orders; a conflict of the whole transaction is tried again. */
    private Set<Long> race(CountDownLatch together, long version, boolean reversed) throws InterruptedException {
        List<AccountWrite> writes = new ArrayList<>(LongStream.rangeClosed(1, 20)
                .mapToObj(id -> new AccountWrite(id, version, 0, bytes(1)))
                .toList());
        if (reversed) {
            Collections.reverse(writes);
        }
        together.countDown();
        together.await();
        while (true) {
            try {
                return transact(c -> store.write(c, writes));
            } catch (StoreException e) {
                assertThat(e.kind()).isEqualTo(StoreException.Kind.CONFLICT);
            }
        }
    }

    @Test
    void shouldFindTheLongestOverdueAccountsFirst() {
        create(account(1, Identity.imsi("1")), account(2, Identity.imsi("2")), account(3, Identity.imsi("3")));
        write(new AccountWrite(1, 1, 30, bytes(1)), new AccountWrite(2, 1, 10, bytes(1)));
        write(new AccountWrite(3, 1, 31, bytes(1)));

        assertThat(due(30, 10)).extracting(AccountRow::subscriberId).containsExactly(2L, 1L);
        assertThat(due(30, 1)).extracting(AccountRow::subscriberId).containsExactly(2L);
        assertThat(due(9, 10)).isEmpty();
    }

    private void create(NewAccount... accounts) {
        assertThat(tryToCreate(accounts)).isEmpty();
    }

    private Set<Identity> tryToCreate(NewAccount... accounts) {
        return transact(c -> store.create(c, List.of(accounts)));
    }

    private Set<Identity> rename(long id, Set<Identity> gone, Set<Identity> added) {
        return transact(c -> store.rename(c, id, gone, added));
    }

    private Set<Long> write(AccountWrite... writes) {
        return transact(c -> store.write(c, List.of(writes)));
    }

    private Map<Identity, AccountRow> load(Collection<Identity> identities) {
        return transact(c -> store.load(c, identities));
    }

    private Map<Long, AccountRow> bySubscriber(Collection<Long> ids) {
        return transact(c -> store.loadBySubscriber(c, ids));
    }

    private List<AccountRow> due(long now, int limit) {
        Database.Work<List<AccountRow>> look = c -> store.dueForSweep(c, now, limit);
        return transact(look);
    }

    private static NewAccount account(long id, Identity... identities) {
        return new NewAccount(id, List.of(identities), Long.MAX_VALUE, new byte[] {(byte) id, 0, -1});
    }

    private static byte[] bytes(int value) {
        return new byte[] {(byte) value};
    }
}
