package io.silkroam.messaging;

import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes what it is given as the test says, and keeps it. */
final class FakeCarrier implements Carrier {
    /** A delivery whose result the test gives by hand. */
    record Open(Delivery delivery, Consumer<CarryResult> result) {}

    private final Map<Party, Integer> rooms = new ConcurrentHashMap<>();
    private final Map<Party, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final List<Delivery> carried = new CopyOnWriteArrayList<>();
    private final List<Open> open = new CopyOnWriteArrayList<>();
    private volatile Function<Delivery, Optional<CarryResult>> answers = FakeCarrier::taken;

    /** Everything is taken; an SMSC gives its ids by counting ours. */
    static Optional<CarryResult> taken(Delivery delivery) {
        return Optional.of(new CarryResult.Taken(
                delivery.to().kind() == Party.Kind.LINK ? Optional.of(smscId(delivery)) : Optional.empty()));
    }

    static String smscId(Delivery delivery) {
        return "A" + delivery.id();
    }

    /** What every delivery is answered from now on; empty leaves it open. */
    FakeCarrier answering(Function<Delivery, Optional<CarryResult>> how) {
        answers = how;
        return this;
    }

    void room(Party party, int room) {
        rooms.put(party, room);
    }

    @Override
    public int room(Party party) {
        return rooms.getOrDefault(party, 1_000) - busy(party).get();
    }

    private AtomicInteger busy(Party party) {
        return busy.computeIfAbsent(party, p -> new AtomicInteger());
    }

    @Override
    public void carry(Delivery delivery, Consumer<CarryResult> result) {
        busy(delivery.to()).incrementAndGet();
        carried.add(delivery);
        Consumer<CarryResult> once = outcome -> {
            busy(delivery.to()).decrementAndGet();
            result.accept(outcome);
        };
        answers.apply(delivery).ifPresentOrElse(once, () -> open.add(new Open(delivery, once)));
    }

    List<Delivery> carried() {
        return carried;
    }

    /** Messages, not receipts. */
    List<Delivery> messages() {
        return carried.stream().filter(delivery -> delivery.receipt().isEmpty()).toList();
    }

    List<Delivery> receipts() {
        return carried.stream()
                .filter(delivery -> delivery.receipt().isPresent())
                .toList();
    }

    List<Open> open() {
        return new ArrayList<>(open);
    }

    void answerOpen(CarryResult result) {
        for (Open one : open()) {
            open.remove(one);
            one.result().accept(result);
        }
    }
}
