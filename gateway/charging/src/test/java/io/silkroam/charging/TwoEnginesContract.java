package io.silkroam.charging;

import static io.silkroam.charging.JournalSums.assertBooksBalance;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.request.ChargingResult;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.rules.Catalogue;
import io.silkroam.charging.rules.Ccr;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What two engines on one database promise together. */
abstract class TwoEnginesContract extends EngineContract {

    private static final Logger LOG = LoggerFactory.getLogger(TwoEnginesContract.class);
    private static final long GB = 1_000_000_000;
    private static final long MB = 1_000_000;

    private Gateway a;
    private Gateway b;

    @BeforeEach
    void start() {
        a = Gateway.on(database(), clock).withSubscriber();
        b = Gateway.on(database(), clock);
        a.buy(Catalogue.WECHAT_GO, "order-0");
    }

    @AfterEach
    void stop() {
        a.close();
        b.close();
    }

    @Test
    void shouldServeOneSessionAlternately() {
        a.ask(Ccr.initial("s1").wants(1));
        for (int number = 1; number <= 10; number++) {
            Ccr update = Ccr.update("s1", number).used(1, 5 * MB);
            CreditControlAnswer answer = (number % 2 == 0 ? a : b).ask(update);

            assertThat(answer.services().get(0).grant()).isPresent();
            assertThat((number % 2 == 0 ? b : a).ask(update)).isEqualTo(answer);
        }
        b.ask(Ccr.termination("s1", 11).reports(1, 5 * MB));
        assertThat(a.account().sessions()).isEmpty();
        assertBooksBalance(database(), a.account(), GB, 55 * MB);
    }

    @Test
    void shouldDecideARequestOnceThatBothGetAtTheSameMoment() {
        a.ask(Ccr.initial("s1").wants(1));
        for (int number = 1; number <= 20; number++) {
            Ccr update = Ccr.update("s1", number).used(1, 2 * MB);
            CompletableFuture<CreditControlAnswer> here = a.send(update);
            CompletableFuture<CreditControlAnswer> there = b.send(update);

            assertThat(Gateway.await(here)).isEqualTo(Gateway.await(there));
        }
        assertBooksBalance(database(), a.account(), GB, 40 * MB);
    }

    @Test
    void shouldNeverGrantTheLastOctetsTwice() {
        a.ask(Ccr.initial("s1").wants(1));
        a.ask(Ccr.update("s1", 1).reports(1, GB - 15 * MB));
        List<CompletableFuture<CreditControlAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add((i % 2 == 0 ? a : b).send(Ccr.initial("t" + i).wants(1)));
        }

        long granted = answers.stream()
                .flatMap(answer -> Gateway.await(answer).services().get(0).grant().stream())
                .mapToLong(Grant::amount)
                .sum();

        assertThat(granted).isEqualTo(15 * MB);
        assertBooksBalance(database(), a.account(), GB, GB - 15 * MB);
    }

    @Test
    void shouldCheckARefusalAgainstTheDatabaseBeforeItIsGiven() {
        a.status(AccountStatus.SUSPENDED);
        assertThat(a.ask(Ccr.initial("s1").wants(1)).result()).isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);

        assertThat(b.status(AccountStatus.ACTIVE)).isTrue();

        assertThat(a.ask(Ccr.initial("s1").wants(1)).result()).isEqualTo(ChargingResult.SUCCESS);
        assertThat(a.status(AccountStatus.ACTIVE))
                .as("already so, by the other")
                .isFalse();
    }

    @Test
    void shouldRefuseWhatTheOtherForbadeAlthoughTheCacheAllowsIt() {
        a.ask(Ccr.initial("s1").wants(1));
        b.status(AccountStatus.SUSPENDED);

        assertThat(a.ask(Ccr.initial("s2").wants(1)).result()).isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);
        assertThat(a.ask(Ccr.update("s1", 1).used(1, MB)).result()).isEqualTo(ChargingResult.AUTHORIZATION_REJECTED);
        assertBooksBalance(database(), a.account(), GB, MB);
    }

    @Test
    void shouldGrantWhatTheOtherSoldAlthoughTheCacheHoldsNothing() {
        a.ask(Ccr.initial("s1").wants(1));
        a.ask(Ccr.update("s1", 1).reports(1, GB));
        assertThat(a.ask(Ccr.update("s1", 2).wants(1)).services().get(0).result())
                .isEqualTo(ChargingResult.CREDIT_LIMIT_REACHED);

        b.buy(Catalogue.WECHAT_GO, "order-1");

        assertThat(a.ask(Ccr.update("s1", 3).wants(1)).services().get(0).result())
                .isEqualTo(ChargingResult.SUCCESS);
    }

    @Test
    void shouldKeepTheBooksWhateverHappensAtOnce() throws Exception {
        long seed = Long.getLong("silkroam.seed", System.nanoTime());
        LOG.info("replay with -Dsilkroam.seed={}", seed);
        int peers = 4;
        AtomicInteger purchases = new AtomicInteger(1);
        ExecutorService threads = Executors.newFixedThreadPool(peers);
        long reported = 0;
        try {
            List<Future<Long>> lives = new ArrayList<>();
            for (int i = 0; i < peers; i++) {
                Peer peer = new Peer("p" + i, new Random(seed + i), purchases);
                lives.add(threads.submit(peer::live));
            }
            for (Future<Long> life : lives) {
                reported += life.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(a.account()).as("seed %d", seed).isEqualTo(b.account());
        assertThat(a.account().sessions()).as("seed %d", seed).isEmpty();
        assertBooksBalance(database(), a.account(), GB * purchases.get(), reported);
    }

    /** A packet gateway that speaks to either engine, or to both, and repeats itself. */
    private final class Peer {
        private final String name;
        private final Random random;
        private final AtomicInteger purchases;
        private final List<Supplier<Ccr>> sent = new ArrayList<>();
        private final List<CreditControlAnswer> answered = new ArrayList<>();
        private long reported;

        Peer(String name, Random random, AtomicInteger purchases) {
            this.name = name;
            this.random = random;
            this.purchases = purchases;
        }

        long live() {
            for (int session = 0; session < 3; session++) {
                String id = name + "-" + session;
                ask(() -> Ccr.initial(id).wants(1).wants(201), 0);
                long updates = 4L + random.nextInt(4);
                for (long number = 1; number <= updates; number++) {
                    rare();
                    long of = number;
                    long used = random.nextInt(60_000_000);
                    long free = random.nextInt(1_000_000);
                    ask(() -> Ccr.update(id, of).used(1, used).used(201, free), used + free);
                }
                long used = random.nextInt(60_000_000);
                ask(() -> Ccr.termination(id, updates).reports(1, used), used);
            }
            return reported;
        }

        private void rare() {
            switch (random.nextInt(8)) {
                case 0 -> some().buy(Catalogue.WECHAT_GO, "order-" + purchases.getAndIncrement());
                case 1 -> some().status(random.nextBoolean() ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED);
                case 2, 3 -> repeatLast();
                default -> {}
            }
        }

        private void ask(Supplier<Ccr> request, long usage) {
            CompletableFuture<CreditControlAnswer> answer = some().send(spoken(request));
            if (random.nextInt(3) == 0) {
                CreditControlAnswer again = some().ask(spoken(request));
                // A refused session was never begun, so asking once more may find the SIM resumed by another peer.
                boolean resumed = Gateway.await(answer).result() != again.result()
                        && request.get().build().type() == RequestType.INITIAL;
                assertThat(again).matches(a -> resumed || a.equals(Gateway.await(answer)));
            }
            sent.add(request);
            answered.add(Gateway.await(answer));
            reported += usage;
        }

        private void repeatLast() {
            int last = sent.size() - 1;
            if (answered.get(last).result() == ChargingResult.SUCCESS) {
                assertThat(some().ask(spoken(sent.get(last)))).isEqualTo(answered.get(last));
            }
        }

        private Ccr spoken(Supplier<Ccr> request) {
            return random.nextBoolean() ? request.get() : request.get().about(Gateway.NUMBER);
        }

        private Gateway some() {
            return random.nextBoolean() ? a : b;
        }
    }
}
