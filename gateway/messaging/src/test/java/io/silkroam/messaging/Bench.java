package io.silkroam.messaging;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.messaging.port.MessagingObserver;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.port.ReceiptKeys;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.messaging.rules.RetrySchedule;
import io.silkroam.store.Database;
import io.silkroam.store.LaneSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One engine under test, asked like an ESME and an SMSC would ask it. */
final class Bench implements AutoCloseable {
    /** Patient: what a slow test machine holds up is not refused. */
    static final LaneSettings LANES = new LaneSettings(
            2,
            10_000,
            200,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            20);

    private static final long PATIENCE_SECONDS = 30;

    private final MessagingEngine engine;

    private Bench(MessagingEngine engine) {
        this.engine = engine;
    }

    /** What surrounds it. */
    record World(Database database, Clock clock, Carrier carrier, FakePayments payments, Routing routing) {
        Bench start(String gateway) {
            return start(gateway, Duration.ofSeconds(20));
        }

        Bench start(String gateway, Duration lease) {
            return start(gateway, lease, LANES);
        }

        Bench start(String gateway, Duration lease, LaneSettings lanes) {
            MessagingSettings.Times standard = MessagingSettings.Times.defaults();
            MessagingSettings settings = new MessagingSettings(
                    gateway,
                    lanes,
                    RetrySchedule.defaults(),
                    new MessagingSettings.Times(
                            standard.standardValidity(),
                            standard.longestValidity(),
                            standard.retention(),
                            standard.parkedReceipts(),
                            standard.lastReceipt(),
                            lease,
                            Duration.ofSeconds(5),
                            Duration.ofMillis(20)),
                    MessagingSettings.Bounds.defaults());
            return new Bench(MessagingEngine.start(
                    settings,
                    new Surroundings(
                            database, clock, routing, payments, carrier, Bench::keys, MessagingObserver.NONE)));
        }
    }

    /** As written but for case; then as the decimal of what may be hexadecimal, without leading zeros. */
    static List<String> keys(String link, String id, ReceiptKeys.Source source) {
        String exact = id.toLowerCase(Locale.ROOT);
        return id.matches("[0-9A-Fa-f]{1,15}")
                ? List.of("=" + exact, "#" + Long.parseLong(id, 16))
                : List.of("=" + exact);
    }

    MessagingEngine engine() {
        return engine;
    }

    AcceptOutcome submit(Sms sms) {
        return await(send(sms));
    }

    MessageId accept(Sms sms) {
        return ((AcceptOutcome.Accepted) submit(sms)).id();
    }

    CompletableFuture<AcceptOutcome> send(Sms sms) {
        CompletableFuture<AcceptOutcome> answer = new CompletableFuture<>();
        engine.accept(sms.build(), answer::complete);
        return answer;
    }

    ReceiptOutcome receipt(String id, MessageState state) {
        return receipt(id, state, "000");
    }

    ReceiptOutcome receipt(String id, MessageState state, String error) {
        return receipt(new SmscReceipt("kpn", List.of(id), Sms.DESTINATION, state, Optional.empty(), error));
    }

    ReceiptOutcome receipt(SmscReceipt receipt) {
        CompletableFuture<ReceiptOutcome> answer = new CompletableFuture<>();
        engine.receipt(receipt, answer::complete);
        return await(answer);
    }

    QueryOutcome query(MessageId id) {
        return query(Sms.PARTNER, id);
    }

    QueryOutcome query(Party from, MessageId id) {
        return await(engine.query(from, id.toString(), Sms.SOURCE).toCompletableFuture());
    }

    /** Ends it as kill -9 would: nothing is finished, and nobody is told. */
    void kill() {
        engine.close(Duration.ZERO);
    }

    static <T> T await(CompletableFuture<T> later) {
        return later.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A route to the usual link for everybody. */
    static Routing toLink(Party... parties) {
        return submission -> new Routing.Answer.Via(List.of(parties), submission);
    }

    static CarryResult refused(CarryResult.FailureClass failure) {
        return new CarryResult.Refused(0x14, failure);
    }

    static Routing.Answer via(Party party, Submission submission) {
        return new Routing.Answer.Via(List.of(party), submission);
    }

    @Override
    public void close() {
        engine.close(Duration.ofSeconds(5));
    }
}
