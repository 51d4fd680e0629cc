package io.silkroam.gateway.care;

import static io.silkroam.gateway.care.Travellers.MB;
import static io.silkroam.gateway.care.Travellers.NOON;
import static io.silkroam.gateway.care.Travellers.account;
import static io.silkroam.gateway.care.Travellers.running;
import static io.silkroam.gateway.care.Travellers.wechatGo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.silkroam.gateway.care.conf.CareSettings;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What subscribers ask is answered once, exactly so; the same on both stores. */
abstract class CareDeskContract {
    private static final CarryResult TAKEN = new CarryResult.Taken(Optional.empty());

    @TempDir
    private Path directory;

    private World world;
    private CareDesk desk;
    private Care care;
    private long id = 1000;

    abstract Database openDatabase(Path directory);

    @BeforeEach
    void open() {
        world = new World(openDatabase(directory));
        world.traveller(account(7, running(1, wechatGo(), 820 * MB, NOON.minus(Duration.ofDays(1)))));
        care = world.gateway("gw1");
        desk = care.desk().orElseThrow();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void shouldTellTheBalance() {
        assertThat(ask("余额")).isEqualTo("""
                微信出行卡 1 GB：剩余820 MB，至12月12日 20:05 (UTC+8)
                时间为当地时间。发送充值码到5555即可充值。""");
        assertThat(world.post.message("answer/1001").destination()).isEqualTo(SmsAddress.international("31600000007"));
        assertThat(world.post.message("answer/1001").validUntil()).contains(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void shouldTellTimesWhereTheSubscriberIs() {
        world.journal(world.opened(7, "20801"));
        await().until(() -> care.counters().get("care.rows") == 1);

        assertThat(ask("BAL")).contains("至12月12日 13:05 (UTC+1)");
    }

    @Test
    void shouldSpeakTheLanguageThatWasChosen() {
        assertThat(ask("lang en")).isEqualTo("We write to you in English now.");
        assertThat(ask("bal.")).isEqualTo("""
                WeChat Go 1 GB: 820 MB left until 12 Dec 20:05 (UTC+8)
                Times are local. Top up: send your voucher code to 5555.""");
        assertThat(ask("NEDERLANDS")).isEqualTo("Wij schrijven u nu in het Nederlands.");
        assertThat(ask("SALDO")).startsWith("WeChat Go 1 GB: nog 820 MB tot 12 dec 20:05 (UTC+8)");
        assertThat(ask("中文")).isEqualTo("我们现在用中文给您发短信。");
    }

    @Test
    void shouldStopNoticesAndStartThemAgain() {
        assertThat(ask("退订")).isEqualTo("已退订提醒。抵达时的紧急电话、套餐生效通知和查询答复仍会发送。发“订阅”到5555可恢复。");
        world.journal(world.notice(7, 1, "50%"));
        await().until(() -> care.counters().get("care.stopped") == 1);

        assertThat(ask("START")).isEqualTo("已恢复提醒。发“退订”到5555可取消。");
        world.journal(world.notice(7, 1, "80%"));
        await().until(() -> world.post.causes().contains("notice/7/1/data/80%"));
        assertThat(world.post.causes()).doesNotContain("notice/7/1/data/50%");
    }

    @Test
    void shouldRedeemVouchers() {
        List<String> redeemed = new ArrayList<>();
        world.vouchers = (subscriber, code) -> {
            redeemed.add(subscriber + " " + code);
            return code.endsWith("0")
                    ? new Vouchers.Outcome.Redeemed(wechatGo())
                    : code.endsWith("1")
                            ? new Vouchers.Outcome.AlreadyRedeemed()
                            : code.endsWith("2")
                                    ? new Vouchers.Outcome.TooManyTries()
                                    : code.endsWith("3") ? new Vouchers.Outcome.Busy() : new Vouchers.Outcome.Invalid();
        };

        assertThat(ask("充值 1234 5678 9010")).isEqualTo("充值成功：微信出行卡 1 GB已到账。发BAL到5555查余额。");
        assertThat(ask("123456789011")).startsWith("此充值码已被使用。");
        assertThat(ask("TOP 123456789012")).startsWith("错误次数过多");
        assertThat(ask("１２３４５６７８９０１３")).startsWith("暂时无法处理");
        assertThat(ask("123456789014")).startsWith("充值码无效");
        assertThat(ask("TOP 12345")).startsWith("充值码无效");
        assertThat(redeemed)
                .containsExactly(
                        "7 123456789010", "7 123456789011", "7 123456789012", "7 123456789013", "7 123456789014");
    }

    @Test
    void shouldHelpWhoAsksAlwaysAndWhoDoesNotOnceADay() {
        assertThat(ask("帮助")).startsWith("发送到5555：");
        assertThat(ask("HELP")).startsWith("发送到5555：");
        assertThat(result(delivery("你好", "31600000007", 1, 1))).isEqualTo(TAKEN);
        assertThat(result(delivery("hello?", "31600000007", 1, 1))).isEqualTo(TAKEN);
        world.clock.pass(Duration.ofDays(1));
        assertThat(result(delivery("hello", "31600000007", 1, 1))).isEqualTo(TAKEN);

        assertThat(world.post.causes())
                .containsExactly("answer/1001", "answer/1002", "help/7/2026-11-28", "help/7/2026-11-29");
    }

    @Test
    void shouldIgnoreStrangersReceiptsAndTheRestOfLongTexts() {
        assertThat(result(delivery("BAL", "4915100000001", 1, 1))).isEqualTo(TAKEN);
        assertThat(result(delivery("BAL", "Silkroam", 1, 1))).isEqualTo(TAKEN);
        assertThat(result(delivery("BAL", "31600000007", 2, 3))).isEqualTo(TAKEN);
        assertThat(world.post.causes()).isEmpty();
        assertThat(care.counters()).containsEntry("care.strangers", 2L).containsEntry("care.asked", 0L);

        assertThat(result(delivery("BAL", "31600000007", 1, 3))).isEqualTo(TAKEN);
        assertThat(world.post.causes()).containsExactly("help/7/2026-11-28");
    }

    @Test
    void shouldAnswerOnceWhatComesTwice() {
        Delivery question = delivery("BAL", "31600000007", 1, 1);
        assertThat(result(question)).isEqualTo(TAKEN);
        assertThat(result(question)).isEqualTo(TAKEN);

        assertThat(world.post.causes()).containsExactly("answer/1001");
        assertThat(world.post.repeated()).containsExactly("answer/1001");
    }

    @Test
    void shouldPutOffWhatCannotBeAnsweredNow() {
        world.post.refuse(AcceptOutcome.Reason.STORE_UNAVAILABLE);
        assertThat(result(delivery("BAL", "31600000007", 1, 1)))
                .isInstanceOfSatisfying(
                        CarryResult.Refused.class, r -> assertThat(r.failure()).isEqualTo(FailureClass.TEMPORARY));
        assertThat(care.counters()).containsEntry("care.put-off", 1L);
    }

    @Test
    void shouldPutOffWhatIsTooMuch() throws InterruptedException {
        CareSettings shipped = World.settings();
        Care narrow = world.gateway("gw2", World.with(shipped, shipped.reading(), new CareSettings.Asking(1, 2)));
        CareDesk narrowDesk = narrow.desk().orElseThrow();
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        world.vouchers = (subscriber, code) -> {
            inside.countDown();
            awaitGate(gate);
            return new Vouchers.Outcome.Busy();
        };
        assertThat(narrowDesk.room()).isEqualTo(2);
        List<CompletableFuture<CarryResult>> results = new ArrayList<>();
        results.add(received(narrowDesk, delivery("123456789012", "31600000007", 1, 1)));
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 3; i++) {
            results.add(received(narrowDesk, delivery("BAL", "31600000007", 1, 1)));
        }

        assertThat(narrowDesk.room()).isZero();
        assertThat(results.get(3)).isCompletedWithValueMatching(r -> r instanceof CarryResult.Refused);
        gate.countDown();
        assertThat(results.subList(0, 3))
                .allSatisfy(r ->
                        assertThat(r.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(TAKEN));
    }

    private static void awaitGate(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The text of the answer to a question of traveller 7. */
    private String ask(String text) {
        Delivery question = delivery(text, "31600000007", 1, 1);
        assertThat(result(question)).isEqualTo(TAKEN);
        return world.post.text("answer/" + question.id());
    }

    private CarryResult result(Delivery delivery) {
        return received(desk, delivery).orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static CompletableFuture<CarryResult> received(CareDesk desk, Delivery delivery) {
        CompletableFuture<CarryResult> result = new CompletableFuture<>();
        desk.received(delivery, result::complete);
        return result;
    }

    private Delivery delivery(String text, String from, int part, int of) {
        MessageId message = new MessageId(++id);
        List<io.silkroam.messaging.message.UserData> parts = new ArrayList<>();
        for (int i = 0; i < of; i++) {
            parts.addAll(world.post.parts(text));
        }
        Submission submission = new Submission(
                Party.link("kpn"),
                from.matches("[0-9]+") ? SmsAddress.international(from) : new SmsAddress(5, 0, from),
                new SmsAddress(3, 0, "5555"),
                "",
                0,
                0,
                0,
                DeliveryMode.DEFAULT,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                parts,
                new byte[0],
                false,
                Optional.empty());
        return new Delivery(
                message,
                Party.service("care"),
                1,
                false,
                new Delivery.Part(message, part, of),
                submission,
                NOON,
                Optional.empty());
    }
}
