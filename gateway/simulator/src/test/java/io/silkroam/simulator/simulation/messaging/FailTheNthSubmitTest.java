package io.silkroam.simulator.simulation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.messaging.port.MessagingObserver;
import io.silkroam.messaging.port.Payments;
import io.silkroam.messaging.port.Routing;
import io.silkroam.messaging.port.Surroundings;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.simulator.simulation.store.NthFault;
import io.silkroam.simulator.simulation.store.Plant;
import io.silkroam.simulator.simulation.store.SimulatedStore;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Life;
import io.silkroam.simulator.simulation.world.Timeline;
import io.silkroam.simulator.simulation.world.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * submit_sm with the first, the second, ... call to the store failing, or the first, the second, ... handing over,
 * until one passes without having reached the failure: from the submission to the receipt. Whatever failed, a message
 * that was accepted is delivered, its sender is told, and nothing is sent twice without its mark.
 */
@Tag("long")
class FailTheNthSubmitTest implements Carrier, Payments {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration WHILE = Duration.ofSeconds(10);
    private static final Duration TO_THE_END = Duration.ofMinutes(20);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private static SimulatedStore store;

    private NthFault fault;
    private Timeline timeline;
    private MessageBooks books;
    private Life life;
    private MessagingEngine engine;
    private int handovers;
    private int failing;
    private Optional<SmscReceipt> owed = Optional.empty();

    /** How a handing over fails. */
    enum Handover {
        NOT_SENT,
        UNANSWERED,
        TAKEN_AND_UNANSWERED,
        REFUSED,
        THROTTLED
    }

    private Handover how = Handover.NOT_SENT;

    @BeforeAll
    static void open() {
        store = SimulatedStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepAnAcceptedMessageWhicheverCallToTheStoreFails(NthFault.Kind kind) {
        int nth = 1;
        while (storeFailed(nth, kind)) {
            nth++;
        }
        assertThat(nth).as("calls that can fail").isGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepAnAcceptedMessageWhicheverHandoverFails(Handover kind) {
        how = kind;
        int nth = 1;
        do {
            begin();
            failing = nth++;
            submit();
            pass(WHILE);
            end();
        } while (handovers >= failing);
        assertThat(nth)
                .as("handovers that can fail: the message, and its receipt")
                .isGreaterThan(3);
    }

    private boolean storeFailed(int nth, NthFault.Kind kind) {
        begin();
        fault.arm(nth, kind);
        boolean[] accepted = submit();
        pass(WHILE);
        boolean came = fault.disarm();
        if (life.isOver()) {
            restart();
        }
        if (!accepted[0]) {
            assertThat(submit()).as("accepted when it comes again").satisfies(again -> {
                pass(WHILE);
                assertThat(again[0]).isTrue();
            });
        }
        end();
        return came;
    }

    private void end() {
        long end = timeline.nanos() + TO_THE_END.toNanos();
        while (books.rows().open() > 0 || owed.isPresent()) {
            assertThat(timeline.stepUntil(end))
                    .as("everything comes to its end")
                    .isTrue();
        }
        books.checkTheEnd();
    }

    private void begin() {
        timeline = new Timeline(new Trace(line -> {}));
        fault = new NthFault(store);
        store.begin(new SimulatedStore.World(fault, Plant.NONE));
        books = new MessageBooks(store);
        handovers = 0;
        failing = 0;
        owed = Optional.empty();
        restart();
    }

    private void restart() {
        life = new Life("gateway", timeline, new Chance(1), () -> START.plusNanos(timeline.nanos()), rounds -> true);
        Life mine = life;
        Routing routing = submission -> new Routing.Answer.Via(List.of(MessagingWorld.LINK), submission);
        engine = MessagingEngine.start(
                MessagingWorld.settings("gateway", new Chance(1)),
                new Surroundings(
                        store.database(mine, fatal -> timeline.after(MOMENT, "it ends", () -> store.kill(mine))),
                        mine.clock(),
                        routing,
                        this,
                        this,
                        (link, id, source) -> List.of(id),
                        MessagingObserver.NONE),
                mine);
    }

    /** Says later whether it was accepted. */
    private boolean[] submit() {
        boolean[] accepted = new boolean[1];
        int number = books.submitted();
        Submission message = new Submission(
                MessagingWorld.ACCOUNT,
                new SmsAddress(SmsAddress.ALPHANUMERIC, 0, "Shop"),
                SmsAddress.international("31610000001"),
                "",
                0,
                0,
                0,
                DeliveryMode.DEFAULT,
                false,
                Optional.empty(),
                Optional.empty(),
                1,
                List.of(new UserData(false, 0, new byte[] {'a'})),
                new byte[0],
                false,
                Optional.empty());
        engine.accept(message, outcome -> {
            books.answered(number, message, outcome);
            accepted[0] = outcome instanceof AcceptOutcome.Accepted;
        });
        return accepted;
    }

    private void pass(Duration time) {
        long end = timeline.nanos() + time.toNanos();
        while (timeline.stepUntil(end)) {
            assertThat(timeline.nanos()).isLessThanOrEqualTo(end);
        }
    }

    @Override
    public int room(Party party) {
        return 10;
    }

    @Override
    public void carry(Delivery delivery, Consumer<CarryResult> result) {
        Life mine = life;
        boolean fails = ++handovers == failing;
        if (!fails || how == Handover.TAKEN_AND_UNANSWERED) {
            taken(delivery);
        }
        CarryResult outcome = fails ? failed() : new CarryResult.Taken(Optional.of("S" + handovers));
        timeline.after(MOMENT, "result", () -> {
            if (!mine.isOver()) {
                result.accept(outcome);
            }
        });
    }

    private CarryResult failed() {
        return switch (how) {
            case NOT_SENT -> new CarryResult.NotSent();
            case UNANSWERED, TAKEN_AND_UNANSWERED -> new CarryResult.Unanswered();
            case REFUSED -> new CarryResult.Refused(0x14, CarryResult.FailureClass.TEMPORARY);
            case THROTTLED -> new CarryResult.Refused(0x58, CarryResult.FailureClass.THROTTLED);
        };
    }

    private void taken(Delivery delivery) {
        if (delivery.receipt().isPresent()) {
            books.told(delivery);
            return;
        }
        books.taken(delivery);
        if (how == Handover.TAKEN_AND_UNANSWERED && handovers == failing) {
            return; // nobody knows its id: a receipt would wait for days
        }
        SmscReceipt receipt = new SmscReceipt(
                MessagingWorld.LINK.name(),
                List.of("S" + handovers),
                delivery.message().destination(),
                MessageState.DELIVERED,
                Optional.empty(),
                "000");
        owed = Optional.of(receipt);
        tell(receipt);
    }

    /** Again until it is acknowledged. */
    private void tell(SmscReceipt receipt) {
        timeline.after(Duration.ofSeconds(1), "receipt", () -> {
            if (owed.filter(receipt::equals).isPresent()) {
                if (!life.isOver()) {
                    engine.receipt(receipt, outcome -> {
                        if (outcome != ReceiptOutcome.UNAVAILABLE) {
                            owed = Optional.empty();
                        }
                    });
                }
                tell(receipt);
            }
        });
    }

    @Override
    public boolean isCharged(Submission submission) {
        return false;
    }

    @Override
    public CompletionStage<Boolean> charge(MessageId id, Submission submission) {
        return CompletableFuture.completedStage(true);
    }

    @Override
    public String price(Submission submission) {
        return "";
    }

    @Override
    public CompletionStage<Void> refund(MessageId id, Submission submission) {
        return CompletableFuture.completedStage(null);
    }
}
