package io.silkroam.sim.inventory;

import static io.silkroam.sim.inventory.Sims.EID;
import static io.silkroam.sim.inventory.Sims.NOW;
import static io.silkroam.sim.inventory.Sims.iccid;
import static io.silkroam.sim.inventory.Sims.imsi;
import static io.silkroam.sim.inventory.Sims.msisdn;
import static io.silkroam.sim.inventory.Sims.plastic;
import static io.silkroam.sim.inventory.Sims.plastics;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.ActivationCode;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both stores promise about the inventory of SIMs. */
abstract class SimStoreContract {

    private Database database;
    private SimStore store;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        store = new SimStore(database.dialect());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepEverythingOfANewSim() {
        ActivationCode code = ActivationCode.parse("LPA:1$smdp.example.com$A1-B2");
        List<Imsi> imsis = List.of(imsi(7), imsi(3), imsi(5));
        insert(List.of(new NewSim(
                iccid(1), imsis, Optional.of(msisdn(1)), Optional.of(EID), Optional.of("WXGO"), Optional.of(code))));

        Sim sim = find(1);

        assertThat(sim.imsis()).containsExactlyElementsOf(imsis);
        assertThat(sim.imsi()).isEqualTo(imsi(7));
        assertThat(sim.msisdn()).contains(msisdn(1));
        assertThat(sim.eid()).contains(EID);
        assertThat(sim.profile()).contains("WXGO");
        assertThat(sim.activationCode()).contains(code);
        assertThat(sim.state()).isEqualTo(SimState.IMPORTED);
        assertThat(sim.cardState()).isEqualTo(CardState.AVAILABLE);
        assertThat(sim.networkState()).isEqualTo(NetworkState.ABSENT);
        assertThat(sim.batch()).isEqualTo("b1");
        assertThat(sim.version()).isEqualTo(1);
        assertThat(List.of(sim.importedAt(), sim.changedAt())).containsOnly(NOW);
        assertThat(sim.isEsim()).isTrue();
        assertThat(sim).hasToString("SIM " + iccid(1) + " IMPORTED version 1");
    }

    @Test
    void shouldKeepAPlasticCardWithNothingBesideItsImsi() {
        insert(List.of(plastic(1)));

        Sim sim = find(1);

        assertThat(List.of(sim.msisdn(), sim.eid(), sim.subscriber(), sim.holder(), sim.profile()))
                .containsOnly(Optional.empty());
        assertThat(List.of(sim.activationCode(), sim.predecessor(), sim.successor()))
                .containsOnly(Optional.empty());
        assertThat(sim.cardState()).isEqualTo(CardState.NONE);
        assertThat(sim.isEsim()).isFalse();
    }

    @Test
    void shouldFindASimByEveryNameOfIt() {
        insert(List.of(Sims.with(1, List.of(imsi(1), imsi(11)), Optional.of(msisdn(1)), Optional.empty()), plastic(2)));

        assertThat(this.<Optional<Sim>>read(c -> store.findByImsi(c, imsi(1)))).contains(find(1));
        assertThat(this.<Optional<Sim>>read(c -> store.findByImsi(c, imsi(11)))).contains(find(1));
        assertThat(this.<Optional<Sim>>read(c -> store.findByMsisdn(c, msisdn(1))))
                .contains(find(1));
        assertThat(this.<Optional<Sim>>read(c -> store.findByMsisdn(c, msisdn(2))))
                .isEmpty();
        assertThat(this.<Optional<Sim>>read(c -> store.findByImsi(c, imsi(3)))).isEmpty();
        assertThat(this.<List<Sim>>read(c -> store.findByImsis(c, List.of(imsi(11), imsi(2), imsi(3)))))
                .containsExactlyInAnyOrder(find(1), find(2));
        assertThat(this.<Optional<Sim>>read(c -> store.find(c, iccid(3)))).isEmpty();
        assertThat(this.<Map<Iccid, Sim>>read(c -> store.findAll(c, List.of(iccid(1), iccid(2), iccid(3)))))
                .containsOnlyKeys(iccid(1), iccid(2));
    }

    @Test
    void shouldNeverLetTwoEmptyNumbersCollide() {
        insert(plastics(1, 50));

        assertThat(this.<Set<Clash>>read(c -> store.clashes(c, plastics(51, 99))))
                .isEmpty();
        assertThat(count(SimFilter.any())).isEqualTo(50);
    }

    @Test
    void shouldNameEverythingThatIsTakenAndByWhichSim() {
        insert(List.of(Sims.with(1, List.of(imsi(1), imsi(11)), Optional.of(msisdn(1)), Optional.of(EID)), plastic(2)));
        List<NewSim> others = List.of(
                Sims.with(2, List.of(imsi(20)), Optional.empty(), Optional.empty()),
                Sims.with(3, List.of(imsi(30), imsi(11)), Optional.empty(), Optional.empty()),
                Sims.with(4, List.of(imsi(40)), Optional.of(msisdn(1)), Optional.of(EID)));

        assertThat(this.<Set<Clash>>read(c -> store.clashes(c, others)))
                .containsExactlyInAnyOrder(
                        new Clash(Clash.Kind.ICCID, iccid(2).digits(), iccid(2), "b1"),
                        new Clash(Clash.Kind.IMSI, imsi(11).digits(), iccid(1), "b1"),
                        new Clash(Clash.Kind.MSISDN, msisdn(1).digits(), iccid(1), "b1"),
                        new Clash(Clash.Kind.EID, EID.digits(), iccid(1), "b1"));
    }

    @Test
    void shouldRefuseWhatIsTakenAlsoWhenNobodyLooked() {
        insert(List.of(Sims.with(1, List.of(imsi(1), imsi(11)), Optional.of(msisdn(1)), Optional.of(EID))));

        for (NewSim taken : List.of(
                plastic(1),
                Sims.with(2, List.of(imsi(2), imsi(11)), Optional.empty(), Optional.empty()),
                Sims.with(2, List.of(imsi(2)), Optional.of(msisdn(1)), Optional.empty()),
                Sims.with(2, List.of(imsi(2)), Optional.empty(), Optional.of(EID)))) {
            assertThatThrownBy(() -> insert(List.of(taken, plastic(9))))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONFLICT))
                    .hasMessageNotContaining(msisdn(1).digits());
        }
        assertThat(count(SimFilter.any())).isEqualTo(1);
    }

    @Test
    void shouldWriteWhatCanChangeAndMoveTheVersion() {
        insert(List.of(plastic(1)));
        Sim changed = find(1).withState(SimState.ACTIVE)
                .withNetworkState(NetworkState.ENABLED)
                .withCardState(CardState.INSTALLED)
                .withMsisdn(Optional.of(msisdn(1)))
                .withEid(Optional.of(EID))
                .withHolder(Optional.of("shop"))
                .withSubscriber(Optional.of(new SubscriberId(1000)))
                .withActivationCode(Optional.of(ActivationCode.parse("LPA:1$smdp.example.com$A1")))
                .withPredecessor(Optional.of(iccid(5)))
                .withSuccessor(Optional.of(iccid(6)))
                .withChangedAt(NOW.plusSeconds(5));

        Sim written = write(changed);

        assertThat(written).isEqualTo(changed.withVersion(2));
        assertThat(find(1)).isEqualTo(written);
        Sim emptied = write(written.withMsisdn(Optional.empty())
                .withEid(Optional.empty())
                .withSubscriber(Optional.empty())
                .withHolder(Optional.empty()));
        assertThat(find(1)).isEqualTo(emptied);
    }

    @Test
    void shouldWriteNothingWhenTheVersionHasMoved() {
        insert(List.of(plastic(1)));
        Sim read = find(1);
        Sim first = write(read.withState(SimState.STOCKED));

        assertThatThrownBy(() -> write(read.withState(SimState.RETIRED)))
                .isInstanceOf(VersionMovedException.class)
                .hasMessage("SIM " + iccid(1) + " is not at version 1 any more");
        assertThat(find(1)).isEqualTo(first);
    }

    @Test
    void shouldNotGiveOneNumberToTwoSims() {
        insert(plastics(1, 2));
        write(find(1).withMsisdn(Optional.of(msisdn(1))));

        assertThatThrownBy(() -> write(find(2).withMsisdn(Optional.of(msisdn(1)))))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONFLICT));
    }

    @Test
    void shouldListWhatFitsEveryCondition() {
        insert(plastics(1, 9));
        transact(c -> {
            store.insert(
                    c, "b2", List.of(Sims.with(10, List.of(imsi(10)), Optional.of(msisdn(1)), Optional.of(EID))), NOW);
            return null;
        });
        write(find(2).withState(SimState.SOLD).withHolder(Optional.of("shop")));
        write(find(3).withState(SimState.ACTIVE).withHolder(Optional.of("shop")));
        write(find(4).withState(SimState.ACTIVE).withHolder(Optional.of("kiosk")));
        SimFilter any = SimFilter.any();

        assertThat(listed(any)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(listed(any.withStates(Set.of(SimState.ACTIVE)))).containsExactly(3, 4);
        assertThat(listed(any.withStates(Set.of(SimState.ACTIVE, SimState.SOLD))))
                .containsExactly(2, 3, 4);
        assertThat(listed(any.withHolder("shop"))).containsExactly(2, 3);
        assertThat(listed(any.withHolder("shop").withStates(Set.of(SimState.ACTIVE, SimState.LOST))))
                .containsExactly(3);
        assertThat(listed(any.withBatch("b2"))).containsExactly(10);
        assertThat(listed(any.withBatch("b1").withHolder("kiosk"))).containsExactly(4);
        assertThat(listed(any.withIccids(iccid(4), iccid(6)))).containsExactly(4, 5, 6);
        assertThat(listed(any.withImsi(imsi(7)))).containsExactly(7);
        assertThat(listed(any.withMsisdn(msisdn(1)))).containsExactly(10);
        assertThat(listed(any.withEid(EID))).containsExactly(10);
        assertThat(listed(any.withEid(EID).withHolder("shop"))).isEmpty();
        assertThat(listed(any.withImsi(imsi(99)))).isEmpty();
    }

    private List<Integer> listed(SimFilter filter) {
        List<Sim> sims = read(c -> store.list(c, filter, Optional.empty(), 100)).items();
        assertThat(count(filter)).isEqualTo(sims.size());
        return sims.stream()
                .map(sim -> Integer.parseInt(sim.iccid().digits().substring(6, 18)))
                .toList();
    }

    @Test
    void shouldPageOverEachSimOnceWhileRowsChange() {
        insert(plastics(1, 20).stream()
                .filter(sim -> !sim.iccid().equals(iccid(2)))
                .toList());
        List<Iccid> seen = new ArrayList<>();
        Optional<Iccid> after = Optional.empty();
        SimFilter imported = SimFilter.any().withStates(Set.of(SimState.IMPORTED, SimState.STOCKED));
        do {
            Optional<Iccid> from = after;
            SimPage page = read(c -> store.list(c, imported, from, 5));
            page.items().forEach(sim -> seen.add(sim.iccid()));
            if (from.isEmpty()) {
                insert(List.of(plastic(2), plastic(21)));
                write(find(3).withState(SimState.RETIRED));
                write(find(12).withState(SimState.RETIRED));
                write(find(13).withState(SimState.STOCKED));
            }
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(19);
        assertThat(seen).contains(iccid(3), iccid(13), iccid(21)).doesNotContain(iccid(2), iccid(12));
    }

    @Test
    void shouldEndAListOnAFullPage() {
        insert(plastics(1, 4));

        SimPage page = read(c -> store.list(c, SimFilter.any(), Optional.of(iccid(2)), 2));

        assertThat(page.items()).extracting(Sim::iccid).containsExactly(iccid(3), iccid(4));
        assertThat(page.next()).isEmpty();
    }

    @Test
    void shouldNameThoseTheNetworkIsToBeToldOfTheLongestWaitingFirst() {
        insert(plastics(1, 4));
        write(find(3).withNetworkState(NetworkState.PENDING).withChangedAt(NOW.plusSeconds(1)));
        write(find(1).withNetworkState(NetworkState.PENDING).withChangedAt(NOW.plusSeconds(2)));
        write(find(2).withNetworkState(NetworkState.ENABLED).withChangedAt(NOW.plusSeconds(3)));

        assertThat(this.<List<Sim>>read(c -> store.pending(c, 10)))
                .extracting(Sim::iccid)
                .containsExactly(iccid(3), iccid(1));
        assertThat(this.<List<Sim>>read(c -> store.pending(c, 1)))
                .extracting(Sim::iccid)
                .containsExactly(iccid(3));
    }

    @Test
    void shouldNumberSubscribersFromAThousandAndNeverTwice() {
        assertThat(transact(store::nextSubscriberId)).isEqualTo(new SubscriberId(1000));
        assertThat(transact(store::nextSubscriberId)).isEqualTo(new SubscriberId(1001));
    }

    private void insert(List<NewSim> sims) {
        transact(c -> {
            store.insert(c, "b1", sims, NOW);
            return null;
        });
    }

    private Sim find(int number) {
        return read(c -> store.find(c, iccid(number))).orElseThrow();
    }

    private Sim write(Sim changed) {
        return transact(c -> store.write(c, changed));
    }

    private long count(SimFilter filter) {
        return read(c -> store.count(c, filter));
    }

    private <T> T read(Database.Work<T> work) {
        return database.read("test", work);
    }

    private <T> T transact(Database.Work<T> work) {
        return database.transact("test", work);
    }
}
