package io.silkroam.sim.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.keys.KeyEncryptionKeys;
import io.silkroam.sim.keys.LookupKeys;
import io.silkroam.sim.keys.SealedKeyVault;
import io.silkroam.sim.voucher.Reservation.AlreadyRedeemed;
import io.silkroam.sim.voucher.Reservation.Invalid;
import io.silkroam.sim.voucher.Reservation.Reserved;
import io.silkroam.sim.voucher.Reservation.TooManyTries;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What both stores promise about vouchers. */
abstract class VoucherStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
    private static final SubscriberId ANNA = new SubscriberId(1);
    private static final SubscriberId BEN = new SubscriberId(2);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path keystore;

    private Database database;
    private KeyEncryptionKeys keks;
    private VoucherStore vouchers;
    private VoucherBatchStore batches;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        keks = KeyEncryptionKeys.openOrCreate(keystore.resolve("keystore.p12"), keystore.resolve("keystore.password"));
        database.transact("check the keys", c -> {
            keks.check(c, NOW);
            return null;
        });
        LookupKeys keys = new LookupKeys(keks, CLOCK);
        vouchers = new VoucherStore(keys);
        batches = new VoucherBatchStore(keys);
    }

    @AfterEach
    void close() {
        keks.close();
        database.close();
    }

    @Test
    void shouldRedeemAVoucherOnceForOneSubscriber() {
        String code = one("a");

        Reserved reserved = (Reserved) reserve(code, ANNA, NOW);
        assertThat(reserved.plan()).isEqualTo("go-1gb");
        assertThat(reserved.first()).isTrue();
        assertThat(state("a")).isEqualTo(VoucherState.RESERVED);
        redeemed(reserved);
        redeemed(reserved);

        assertThat(state("a")).isEqualTo(VoucherState.REDEEMED);
        assertThat(list("a").get(0).subscriber()).contains(ANNA);
        assertThat(reserve(code, ANNA, NOW)).isEqualTo(new AlreadyRedeemed());
        assertThat(reserve(code, BEN, NOW)).isEqualTo(new Invalid());
    }

    @Test
    void shouldLetTheSameSubscriberFinishAnInterruptedRedemption() {
        String code = one("a");
        Reserved first = (Reserved) reserve(code, ANNA, NOW);

        assertThat(reserve(code, BEN, NOW)).isEqualTo(new Invalid());
        Reserved second = (Reserved) reserve(code, ANNA, NOW);

        assertThat(second.voucher()).isEqualTo(first.voucher());
        assertThat(second.first()).isFalse();
        redeemed(second);
        assertThat(reserve(code, ANNA, NOW)).isEqualTo(new AlreadyRedeemed());
    }

    @Test
    void shouldGiveBackWhatWasRefusedUnlessSomebodyElseTookItUp() {
        String code = one("a");
        Reserved first = (Reserved) reserve(code, ANNA, NOW);
        assertThat(release(first)).isTrue();
        Reserved bens = (Reserved) reserve(code, BEN, NOW);
        assertThat(bens.first()).isTrue();

        assertThat(release(first)).isFalse();
        Reserved again = (Reserved) reserve(code, BEN, NOW);
        assertThat(release(bens)).isFalse();
        assertThat(release(again)).isFalse();
        assertThat(state("a")).isEqualTo(VoucherState.RESERVED);
    }

    @Test
    void shouldTakeUpWhatNobodyFinished() {
        one("a");
        String code = one("b");
        Reserved left = (Reserved) reserve(code, ANNA, NOW);

        assertThat(unfinished(NOW)).isEmpty();
        List<Reserved> taken = unfinished(NOW.plusSeconds(1));
        assertThat(taken).extracting(Reserved::voucher).containsExactly(left.voucher());
        assertThat(taken.get(0).subscriber()).isEqualTo(ANNA);
        assertThat(taken.get(0).first()).isFalse();
        assertThat(release(left)).isFalse();
    }

    @Test
    void shouldRefuseWhatIsOverOrVoid() {
        String over = codes(new NewVouchers(
                        "old", "go-1gb", 1, 12, Optional.of(NOW.plusSeconds(10)), Optional.empty(), "root"))
                .get(0);
        String gone = one("gone");
        assertThat(voided("gone")).isEqualTo(1);

        assertThat(reserve(over, ANNA, NOW.plusSeconds(10))).isEqualTo(new Invalid());
        assertThat(reserve(gone, ANNA, NOW)).isEqualTo(new Invalid());
        assertThat(reserve(over, ANNA, NOW.plusSeconds(9))).isInstanceOf(Reserved.class);
        assertThat(voided("old")).as("being redeemed").isZero();
    }

    @Test
    void shouldLookAtNoCodeForAnHourAfterFiveWrongOnes() {
        String code = one("a");
        for (int i = 0; i < 5; i++) {
            assertThat(reserve("00000000000" + i, ANNA, NOW.plusSeconds(i))).isEqualTo(new Invalid());
        }
        Instant until = NOW.plusSeconds(4).plus(Duration.ofHours(1));

        assertThat(reserve(code, ANNA, NOW.plusSeconds(5))).isEqualTo(new TooManyTries(until));
        assertThat(reserve(code, ANNA, until.minusMillis(1))).isEqualTo(new TooManyTries(until));
        assertThat(reserve(code, ANNA, until)).isInstanceOf(Reserved.class);
    }

    @Test
    void shouldCountWrongCodesWithinAnHourAndOfEachSubscriberAlone() {
        String code = one("a");
        for (int i = 0; i < 4; i++) {
            reserve("nonsense", ANNA, NOW);
            reserve("nonsense", BEN, NOW);
        }
        Instant later = NOW.plus(Duration.ofHours(1));
        assertThat(reserve("000000000000", ANNA, later)).isEqualTo(new Invalid());
        assertThat(reserve("000000000000", BEN, NOW)).isEqualTo(new Invalid());

        assertThat(reserve(code, BEN, NOW)).isInstanceOf(TooManyTries.class);
        assertThat(reserve(code, ANNA, later)).isInstanceOf(Reserved.class);
    }

    @Test
    void shouldNotBeOutrunByCodesSentAtOnce() {
        AtomicInteger looked = new AtomicInteger();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String code = "0000000000" + (10 + i);
            all.add(CompletableFuture.runAsync(() -> {
                if (patiently(code) instanceof Invalid) {
                    looked.incrementAndGet();
                }
            }));
        }
        all.forEach(CompletableFuture::join);
        assertThat(looked).hasValue(5);
    }

    @Test
    void shouldMakeABatchOnceForOneReference() {
        NewVouchers wanted = wanted("order-1", 250);
        Creation.Made made = (Creation.Made) create(wanted);
        assertThat(made.codes().values()).doesNotHaveDuplicates().hasSize(250).allSatisfy(code -> assertThat(
                        code.digits())
                .hasSize(16));
        assertThat(made.codes().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        list("order-1").stream().map(Voucher::id).toList());

        assertThat(create(wanted)).isInstanceOf(Creation.AlreadyMade.class);
        assertThat(create(wanted("order-1", 251))).isInstanceOf(Creation.ReferenceTaken.class);
        assertThat(list("order-1")).hasSize(250);
    }

    @Test
    void shouldPageAndFilter() {
        String code = one("a");
        create(wanted("b", 5));
        reserve(code, ANNA, NOW);

        VoucherFilter all = new VoucherFilter(Optional.empty(), Optional.empty(), Optional.empty());
        List<Voucher> first = page(all, 0, 4);
        List<Voucher> rest = page(all, first.get(3).id(), 4);
        assertThat(first).hasSize(4);
        assertThat(rest).hasSize(2);
        VoucherFilter reserved =
                new VoucherFilter(Optional.empty(), Optional.of(VoucherState.RESERVED), Optional.empty());
        assertThat(page(reserved, 0, 10)).extracting(Voucher::reference).containsExactly("a");
        VoucherFilter lucky = new VoucherFilter(Optional.empty(), Optional.empty(), Optional.of("Lucky"));
        assertThat(page(lucky, 0, 10)).isEmpty();
    }

    @Test
    void shouldKeepNothingThatCanBeRedeemed() {
        String code = one("a");
        String rows = database.read("look", c -> {
            StringBuilder all = new StringBuilder();
            for (String table : List.of("voucher", "voucher_batch", "lookup_key")) {
                try (Statement statement = c.createStatement();
                        ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
                    while (row.next()) {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            all.append(row.getString(i)).append('|');
                        }
                    }
                }
            }
            return all.toString();
        });
        assertThat(rows).doesNotContain(code).doesNotContain(code.substring(0, 8));
    }

    @Test
    void shouldStillFindACodeAfterTheKeyIsSealedAnew() {
        String code = one("a");
        database.transact("rotate", c -> keks.rotate(c, NOW));
        SealedKeyVault vault = new SealedKeyVault(database.dialect(), keks, CLOCK);
        assertThat(database.transact("rewrap", c -> vault.rewrap(c, 10)).done()).isEqualTo(1);

        assertThat(reserve(code, ANNA, NOW)).isInstanceOf(Reserved.class);
    }

    @Test
    void shouldRefuseABatchThatNobodyCanMean() {
        assertThatThrownBy(() -> wanted("a", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wanted("a", 10_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> wanted("a b", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static NewVouchers wanted(String reference, int count) {
        return new NewVouchers(reference, "go-1gb", count, 16, Optional.empty(), Optional.empty(), "root");
    }

    private String one(String reference) {
        return codes(wanted(reference, 1)).get(0);
    }

    private List<String> codes(NewVouchers wanted) {
        return ((Creation.Made) create(wanted))
                .codes().values().stream().map(VoucherCode::grouped).toList();
    }

    private Creation create(NewVouchers wanted) {
        return database.transact("make vouchers", c -> batches.create(c, wanted, NOW));
    }

    private Reservation reserve(String code, SubscriberId subscriber, Instant now) {
        return database.transact("reserve", c -> vouchers.reserve(c, code, subscriber, now));
    }

    private Reservation patiently(String code) {
        while (true) {
            try {
                return reserve(code, ANNA, NOW);
            } catch (StoreException e) {
                assertThat(e.kind()).isEqualTo(StoreException.Kind.CONFLICT);
            }
        }
    }

    private void redeemed(Reserved reserved) {
        database.transact("redeem", c -> {
            vouchers.redeemed(c, reserved, NOW);
            return null;
        });
    }

    private boolean release(Reserved reserved) {
        return database.transact("release", c -> vouchers.release(c, reserved, NOW));
    }

    private List<Reserved> unfinished(Instant before) {
        return database.transact("take up", c -> vouchers.takeUnfinished(c, before, NOW, 10));
    }

    private VoucherState state(String reference) {
        return list(reference).get(0).state();
    }

    private List<Voucher> list(String reference) {
        VoucherFilter filter = new VoucherFilter(Optional.of(reference), Optional.empty(), Optional.empty());
        return page(filter, 0, 1000);
    }

    private List<Voucher> page(VoucherFilter filter, long after, int limit) {
        return database.read("list", c -> batches.list(c, filter, after, limit));
    }

    private int voided(String reference) {
        return database.transact(
                "void", c -> batches.voidBatch(c, batches.find(c, reference).orElseThrow(), NOW));
    }
}
