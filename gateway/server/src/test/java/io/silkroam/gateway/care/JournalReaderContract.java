package io.silkroam.gateway.care;

import static io.silkroam.gateway.care.Travellers.MB;
import static io.silkroam.gateway.care.Travellers.NOON;
import static io.silkroam.gateway.care.Travellers.account;
import static io.silkroam.gateway.care.Travellers.running;
import static io.silkroam.gateway.care.Travellers.wechatGo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageUnit;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.ClosedSessions;
import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.rules.Wish;
import io.silkroam.gateway.care.store.WishStore;
import io.silkroam.gateway.store.LeaseStore;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.sim.SubscriberId;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal says is told once, whatever happens in between; the same on both stores. */
abstract class JournalReaderContract {
    private static final Duration LEASE = World.settings().reading().lease();

    @TempDir
    private Path directory;

    private World world;

    abstract Database openDatabase(Path directory);

    @BeforeEach
    void open() {
        world = new World(openDatabase(directory));
        world.traveller(account(7, running(1, wechatGo(), 820 * MB, NOON.minus(Duration.ofDays(1)))));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldWelcomeOnceInEachCountryAtTheFirstRowOfASession() {
        Care care = world.gateway("gw1");
        world.journal(world.opened(7, "20801"), world.opened(7, "20810"));
        world.journal(world.opened(7, "22801"), world.opened(7, "20801"));
        awaitRows(care, 4);

        assertThat(world.post.causes()).containsExactly("entry/7/FR", "entry/7/CH");
        assertThat(world.post.repeated()).isEmpty();
        assertThat(world.post.text("entry/7/FR")).startsWith("欢迎来到法国！紧急电话：112。\n您的微信出行卡 1 GB可在此使用");
        assertThat(world.post.text("entry/7/CH")).contains("微信出行卡 1 GB不含此地");
    }

    @Test
    void shouldSendAsAServiceOfOursToTheNumberOfTheCard() {
        Care care = world.gateway("gw1");
        world.journal(world.opened(7, "20801"));
        awaitRows(care, 1);

        Submission message = world.post.message("entry/7/FR");
        assertThat(message.from()).isEqualTo(Party.service("care"));
        assertThat(message.source()).isEqualTo(new SmsAddress(3, 0, "5555"));
        assertThat(message.destination()).isEqualTo(SmsAddress.international("31600000007"));
        assertThat(message.schedule()).isEmpty();
        assertThat(message.validUntil()).contains(NOON.plus(Duration.ofHours(24)));
        assertThat(message.registeredDelivery()).isZero();
    }

    @Test
    void shouldNoticeABorderInTheMiddleOfASession() {
        Care care = world.gateway("gw1");
        world.journal(
                world.opened(7, "20801"),
                world.row(UsageKind.USAGE, 7).plmn("20404").quantity(UsageUnit.OCTETS, 5),
                world.row(UsageKind.FREE, 7).plmn("20404").quantity(UsageUnit.OCTETS, 5));
        awaitRows(care, 3);

        assertThat(world.post.causes()).containsExactly("entry/7/FR", "entry/7/NL");
    }

    @Test
    void shouldTellActivationAndNoticesInOrder() {
        Care care = world.gateway("gw1");
        world.journal(
                world.opened(7, "20801"),
                world.row(UsageKind.ACTIVATION, 7).plan(1, "wechat-go-1gb@1"),
                world.notice(7, 1, "50%"),
                world.notice(7, 1, "80%"),
                world.notice(7, 1, "100%"),
                world.row(UsageKind.NOTICE, 7).plan(1, "wechat-go-1gb@1").detail("PT24H"));
        awaitRows(care, 6);

        long end = NOON.plus(Duration.ofDays(14)).getEpochSecond();
        assertThat(world.post.causes())
                .containsExactly(
                        "entry/7/FR",
                        "activation/7/1",
                        "notice/7/1/data/50%",
                        "notice/7/1/data/80%",
                        "notice/7/1/data/100%",
                        "expiry/7/1/PT24H/" + end);
        assertThat(world.post.text("activation/7/1")).contains("开始：11月27日 13:05 (UTC+1)", "结束：12月12日 13:05 (UTC+1)");
        assertThat(world.post.text("notice/7/1/data/80%")).contains("已使用80%，剩余820 MB");
    }

    @Test
    void shouldGoOnAfterARestartWhereItStopped() {
        Care before = world.gateway("gw1");
        world.journal(world.opened(7, "20801"), world.notice(7, 1, "50%"));
        awaitRows(before, 2);
        before.close();
        world.journal(world.notice(7, 1, "80%"));
        world.otherLane();
        world.journal(world.opened(7, "20801"), world.notice(7, 1, "100%"));

        awaitRows(world.gateway("gw1"), 3);

        assertThat(world.post.causes())
                .containsExactly("entry/7/FR", "notice/7/1/data/50%", "notice/7/1/data/80%", "notice/7/1/data/100%");
        assertThat(world.post.repeated()).isEmpty();
    }

    @Test
    void shouldTellOnceWhatWasAcceptedBeforeThePositionMoved() {
        world.post.fallMute();
        Care died = world.gateway("gw1");
        world.journal(world.opened(7, "20801"), world.notice(7, 1, "50%"));
        await().until(() -> world.post.causes().size() == 2);
        died.close();
        assertThat(died.counters()).containsEntry("care.rows", 0L);
        world.post.accept();

        Care next = world.gateway("gw1");
        awaitRows(next, 2);

        assertThat(world.post.causes()).containsExactly("entry/7/FR", "notice/7/1/data/50%");
        assertThat(next.counters()).containsEntry("care.repeated", 2L).containsEntry("care.sent", 0L);
    }

    @Test
    void shouldTellOnceWhatStandsInTheJournalTwice() {
        Care care = world.gateway("gw1");
        world.journal(world.notice(7, 1, "50%"));
        world.otherLane();
        world.journal(
                world.notice(7, 1, "50%"), world.row(UsageKind.ACTIVATION, 7).plan(1, "wechat-go-1gb@1"));
        awaitRows(care, 3);

        assertThat(world.post.causes()).containsExactly("notice/7/1/data/50%", "activation/7/1");
    }

    @Test
    void shouldTellTheEndAgainWhereThePlanWasProlonged() {
        Care care = world.gateway("gw1");
        world.journal(world.row(UsageKind.NOTICE, 7).plan(1, "wechat-go-1gb@1").detail("PT24H"));
        awaitRows(care, 1);
        world.now(account(7, running(1, wechatGo(), 820 * MB, NOON)));
        world.journal(world.row(UsageKind.NOTICE, 7).plan(1, "wechat-go-1gb@1").detail("PT24H"));
        awaitRows(care, 2);

        assertThat(world.post.causes()).hasSize(2).allMatch(c -> c.startsWith("expiry/7/1/PT24H/"));
    }

    @Test
    void shouldWaitUntilMessagesAreAcceptedAndNotForThoseThatNeverWill() {
        Care care = world.gateway("gw1");
        world.post.refuse(AcceptOutcome.Reason.QUEUE_FULL);
        world.journal(world.opened(7, "20801"));
        await().during(Duration.ofMillis(200)).until(() -> care.counters().get("care.rows") == 0);
        world.post.refuse(AcceptOutcome.Reason.STORE_UNAVAILABLE);
        await().during(Duration.ofMillis(200)).until(() -> care.counters().get("care.rows") == 0);
        world.post.accept();
        awaitRows(care, 1);
        assertThat(world.post.causes()).containsExactly("entry/7/FR");

        world.post.refuse(AcceptOutcome.Reason.NO_ROUTE);
        world.journal(world.opened(7, "22801"));
        awaitRows(care, 2);
        assertThat(care.counters()).containsEntry("care.refused", 1L);
    }

    @Test
    void shouldBeReadByOneGatewayUntilItsLeaseIsOver() {
        LeaseStore positions = LeaseStore.ofCare();
        LeaseStore.Held held = world.database()
                .transact("take", c -> positions.take(c, "died", NOON, NOON.plus(LEASE)))
                .orElseThrow();
        Care standsBy = world.gateway("gw2");
        world.journal(world.opened(7, "20801"));
        await().during(Duration.ofMillis(200)).until(() -> world.post.causes().isEmpty());

        world.clock.pass(LEASE);
        awaitRows(standsBy, 1);

        assertThat(world.post.causes()).containsExactly("entry/7/FR");
        assertThatThrownBy(() -> world.database().transact("keep", c -> positions.keep(c, held, NOON.plus(LEASE))))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CONFLICT));
    }

    @Test
    void shouldGoOnAtOnceWhereAnotherGatewayStops() {
        Care first = world.gateway("gw1");
        world.journal(world.opened(7, "20801"));
        awaitRows(first, 1);
        Care second = world.gateway("gw2");
        first.close();
        world.journal(world.opened(7, "22801"));
        awaitRows(second, 1);

        assertThat(world.post.causes()).containsExactly("entry/7/FR", "entry/7/CH");
        assertThat(world.post.repeated()).isEmpty();
    }

    @Test
    void shouldKeepTheNightWhereTheSubscriberIsAlsoAfterARestart() {
        Care before = world.gateway("gw1");
        world.journal(world.opened(7, "46001"), world.opened(7, "20801"));
        world.clock.pass(Duration.ofMinutes(1));
        world.journal(world.opened(7, "310410"));
        awaitRows(before, 3);
        before.close();
        // 21:05 in Paris and 15:05 in New York; in Chicago as well it is day.
        world.clock.pass(Duration.ofHours(8));
        Care care = world.gateway("gw1");
        world.journal(world.notice(7, 1, "50%"));
        awaitRows(care, 1);
        assertThat(world.post.message("notice/7/1/data/50%").schedule()).isEmpty();

        // 22:05 in New York.
        world.clock.pass(Duration.ofHours(7));
        world.journal(world.notice(7, 1, "80%"), world.notice(7, 1, "100%"), world.opened(7, "20404"));
        awaitRows(care, 4);
        Instant morning = Instant.parse("2026-11-29T16:00:00Z");
        Submission waits = world.post.message("notice/7/1/data/80%");
        assertThat(waits.schedule()).contains(morning);
        assertThat(waits.validUntil()).contains(morning.plus(Duration.ofHours(12)));
        assertThat(world.post.message("notice/7/1/data/100%").schedule()).isEmpty();
        assertThat(world.post.message("entry/7/NL").schedule()).isEmpty();
        assertThat(care.counters()).containsEntry("care.held", 1L);
    }

    @Test
    void shouldRespectStopAndLanguage() {
        wished(7, new Wish(Language.EN, true));
        Care care = world.gateway("gw1");
        world.journal(
                world.opened(7, "20801"),
                world.row(UsageKind.ACTIVATION, 7).plan(1, "wechat-go-1gb@1"),
                world.notice(7, 1, "50%"),
                world.notice(7, 1, "100%"));
        awaitRows(care, 4);

        assertThat(world.post.causes()).containsExactly("entry/7/FR", "activation/7/1");
        assertThat(world.post.text("entry/7/FR")).startsWith("Welcome to France! Emergency: 112.");
        assertThat(care.counters()).containsEntry("care.stopped", 2L);
    }

    /** Each subscriber's account, number and wish are its own also where they are looked up together. */
    @Test
    void shouldTellEachOfManyByItself() {
        wished(8, new Wish(Language.EN, false));
        world.traveller(account(8, running(1, wechatGo(), 5 * MB, NOON)));
        world.traveller(account(9));
        Care care = world.gateway("gw1");
        world.journal(
                world.opened(7, "20801"),
                world.opened(8, "22801"),
                world.notice(7, 1, "50%"),
                world.opened(9, "20404"),
                world.opened(8, "20801"));
        awaitRows(care, 5);

        assertThat(world.post.causes())
                .containsExactly("entry/7/FR", "entry/8/CH", "notice/7/1/data/50%", "entry/9/NL", "entry/8/FR");
        assertThat(world.post.text("entry/7/FR")).startsWith("欢迎来到法国");
        assertThat(world.post.text("entry/8/FR")).startsWith("Welcome to France");
        assertThat(world.post.message("entry/8/CH").destination())
                .isEqualTo(SmsAddress.international(World.number(8).digits()));
    }

    @Test
    void shouldTellNothingThatIsOldAndStillLearnWhereEverybodyIs() {
        world.journal(world.opened(7, "20801"), world.notice(7, 1, "50%"));
        world.clock.pass(Duration.ofDays(3));
        Care care = world.gateway("gw1");
        awaitRows(care, 2);
        world.journal(world.opened(7, "20801"), world.opened(7, "22801"));
        awaitRows(care, 4);

        assertThat(world.post.causes()).containsExactly("entry/7/CH");
        assertThat(care.counters()).containsEntry("care.stale", 2L);
    }

    @Test
    void shouldTellNobodyWhoIsNotServedOrHasNoNumber() {
        Account seven = account(7, running(1, wechatGo(), MB, NOON));
        world.now(new Account(
                seven.subscriberId(),
                seven.imsi(),
                AccountStatus.LOST,
                seven.subscriptions(),
                List.of(),
                ClosedSessions.NONE,
                Instant.EPOCH,
                2));
        world.now(account(8, running(1, wechatGo(), MB, NOON)));
        world.traveller(account(9));
        Care care = world.gateway("gw1");
        world.journal(
                world.opened(7, "20801"),
                world.opened(8, "20801"),
                world.notice(9, 1, "50%"),
                world.opened(99, "20801"),
                world.opened(9, "99901"));
        awaitRows(care, 5);

        assertThat(world.post.causes()).isEmpty();
        assertThat(care.counters())
                .containsEntry("care.obsolete", 3L)
                .containsEntry("care.numberless", 1L)
                .containsEntry("care.unknown-country", 1L);
    }

    @Test
    void shouldGoOnBehindARowThatCannotBeRead() {
        Care care = world.gateway("gw1");
        world.journal(world.opened(7, "x"), world.opened(7, "20801"));
        awaitRows(care, 2);

        assertThat(world.post.causes()).containsExactly("entry/7/FR");
        assertThat(care.counters()).containsEntry("care.failed", 1L);
    }

    /** As after a way back to a version that does not know the language yet. */
    @Test
    void shouldTellTheOthersWhereAWishCannotBeRead() {
        world.traveller(account(8));
        wished(8, new Wish(Language.EN, false));
        world.database().transact("plant a wish", connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("UPDATE care_wish SET language = 'TLH' WHERE subscriber_id = 8");
            }
        });
        Care care = world.gateway("gw1");
        world.journal(world.opened(8, "20801"), world.opened(7, "20801"));
        awaitRows(care, 2);

        assertThat(world.post.causes()).containsExactly("entry/7/FR");
        assertThat(care.counters()).containsEntry("care.failed", 1L);
    }

    @Test
    void shouldGoOnBehindAMessageThatCannotBePutOnTheAir() {
        world.post.breakSwitzerland();
        Care care = world.gateway("gw1");
        world.journal(world.opened(7, "22801"), world.opened(7, "20801"));
        awaitRows(care, 2);

        assertThat(world.post.causes()).containsExactly("entry/7/FR");
        assertThat(care.counters()).containsEntry("care.failed", 1L);
    }

    @Test
    void shouldReadABacklogInBatchesEachRowOnce() {
        for (int i = 0; i < 25; i++) {
            world.traveller(account(100 + i));
            world.journal(world.opened(100 + i, "20801"), world.opened(100 + i, "20801"));
        }
        Care care = world.gateway("gw1");
        awaitRows(care, 50);

        assertThat(world.post.causes()).hasSize(25);
        assertThat(world.post.repeated()).isEmpty();
        assertThat(Optional.of(care.counters().get("care.sent"))).contains(25L);
    }

    private void wished(long subscriber, Wish wish) {
        world.database().transact("wish", c -> {
            new WishStore().write(c, new SubscriberId(subscriber), wish, NOON);
            return null;
        });
    }

    private static void awaitRows(Care care, long rows) {
        await().until(() -> care.counters().get("care.rows") == rows);
    }
}
