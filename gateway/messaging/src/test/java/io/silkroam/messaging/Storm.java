package io.silkroam.messaging;

import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.Carrier;
import io.silkroam.messaging.port.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A world in which everything goes wrong by a seed: SMSCs that refuse, throttle, take and lose the answer, send
 * receipts early, late and twice, accounts that come and go, gateways that are killed. It keeps book of what happened.
 */
final class Storm {
    /** What an SMSC took, and how often each part was told to it. */
    private final Map<MessageId, AtomicInteger> taken = new ConcurrentHashMap<>();

    private final Map<MessageId, List<MessageState>> told = new ConcurrentHashMap<>();
    private final Map<MessageId, Integer> accepted = new ConcurrentHashMap<>();
    private final Set<MessageId> deliveredTwiceUnmarked = ConcurrentHashMap.newKeySet();
    private final Queue<SmscReceipt> receipts = new ConcurrentLinkedQueue<>();
    private final Random random;
    private final AtomicBoolean calm = new AtomicBoolean();

    Storm(long seed) {
        random = new Random(seed);
    }

    private int next(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    /** From now on all goes well. */
    void calm() {
        calm.set(true);
    }

    Map<MessageId, Integer> accepted() {
        return accepted;
    }

    Map<MessageId, AtomicInteger> taken() {
        return taken;
    }

    Map<MessageId, List<MessageState>> told() {
        return told;
    }

    Set<MessageId> repeatedUnmarked() {
        return deliveredTwiceUnmarked;
    }

    void submit(MessagingEngine engine, Sms sms) {
        int parts = sms.build().parts().size();
        engine.accept(sms.build(), outcome -> {
            if (outcome instanceof AcceptOutcome.Accepted kept) {
                accepted.put(kept.id(), parts);
            }
        });
    }

    Sms anySms() {
        Sms sms = Sms.hello().to("3161000000" + next(10));
        if (next(4) == 0) {
            sms.parts(1 + next(3));
        }
        if (next(4) == 0) {
            sms.ordered();
        }
        if (next(4) == 0) {
            sms.from(Party.service("paid"));
        }
        return sms.priority(next(3));
    }

    /** Gives an engine some of the receipts that are on their way. */
    void deliverReceipts(MessagingEngine engine) {
        for (int left = receipts.size(); left > 0; left--) {
            SmscReceipt receipt = receipts.poll();
            if (receipt == null) {
                return;
            }
            if (!calm.get() && next(3) == 0) {
                receipts.add(receipt);
                continue;
            }
            engine.receipt(receipt, outcome -> {
                if (outcome == io.silkroam.messaging.request.ReceiptOutcome.UNAVAILABLE) {
                    receipts.add(receipt);
                }
            });
        }
    }

    boolean receiptsAreOnTheirWay() {
        return !receipts.isEmpty();
    }

    /** The carrier of one gateway; it dies with it. */
    final class Link implements Carrier {
        private final AtomicBoolean dead = new AtomicBoolean();
        private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();

        @Override
        public int room(Party party) {
            return dead.get() ? 0 : calm.get() ? 100 : next(20);
        }

        void kill() {
            dead.set(true);
        }

        /** Answers what it took its time for. */
        void answerSome() {
            for (int left = later.size(); left > 0; left--) {
                Runnable one = later.poll();
                if (one != null) {
                    one.run();
                }
            }
        }

        @Override
        public void carry(Delivery delivery, Consumer<CarryResult> result) {
            CarryResult outcome = delivery.receipt().isPresent() ? tellSender(delivery) : send(delivery);
            if (next(2) == 0) {
                later.add(() -> answer(result, outcome));
            } else {
                answer(result, outcome);
            }
        }

        private void answer(Consumer<CarryResult> result, CarryResult outcome) {
            if (!dead.get()) {
                result.accept(outcome);
            }
        }

        private CarryResult tellSender(Delivery delivery) {
            if (dead.get() || (!calm.get() && next(4) == 0)) {
                return next(2) == 0 ? new CarryResult.NotSent() : new CarryResult.Refused(0x64, FailureClass.TEMPORARY);
            }
            List<MessageState> before = told.computeIfAbsent(delivery.id(), id -> new ArrayList<>());
            synchronized (before) {
                if (!before.isEmpty() && !delivery.possiblyRepeated()) {
                    deliveredTwiceUnmarked.add(delivery.id());
                }
                before.add(delivery.receipt().orElseThrow().state());
            }
            return new CarryResult.Taken(Optional.empty());
        }

        private CarryResult send(Delivery delivery) {
            if (dead.get()) {
                return new CarryResult.NotSent();
            }
            int fate = calm.get() ? 100 : next(100);
            if (fate < 5) {
                return new CarryResult.NotSent();
            }
            if (fate < 10) {
                return new CarryResult.Refused(0x58, FailureClass.THROTTLED);
            }
            if (fate < 20) {
                return new CarryResult.Refused(0x14, FailureClass.TEMPORARY);
            }
            if (fate < 22) {
                return new CarryResult.Refused(0x0B, FailureClass.PERMANENT);
            }
            boolean arrives = fate >= 25;
            if (!arrives) {
                return new CarryResult.Unanswered();
            }
            AtomicInteger times = taken.computeIfAbsent(delivery.id(), id -> new AtomicInteger());
            if (times.incrementAndGet() > 1 && !delivery.possiblyRepeated()) {
                deliveredTwiceUnmarked.add(delivery.id());
            }
            String itsId = "S" + delivery.id() + "x" + delivery.attempt();
            SmscReceipt receipt = new SmscReceipt(
                    "kpn",
                    List.of(itsId),
                    delivery.message().destination(),
                    next(10) == 0 ? MessageState.UNDELIVERABLE : MessageState.DELIVERED,
                    Optional.empty(),
                    "000");
            receipts.add(receipt);
            if (next(5) == 0) {
                receipts.add(receipt);
            }
            return fate < 30 ? new CarryResult.Unanswered() : new CarryResult.Taken(Optional.of(itsId));
        }
    }

    static Routing route() {
        return (Submission submission) -> new Routing.Answer.Via(List.of(Sms.LINK), submission);
    }
}
