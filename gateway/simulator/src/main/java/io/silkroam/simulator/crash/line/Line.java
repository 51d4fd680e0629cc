package io.silkroam.simulator.crash.line;

import io.silkroam.simulator.crash.charge.Partner;
import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.jdiameter.GatewayListener;
import io.silkroam.simulator.jdiameter.GyLink;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import io.silkroam.simulator.jdiameter.PartnerStack;
import io.silkroam.simulator.telling.Until;
import io.silkroam.simulator.wire.GyMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The peer's connections to one gateway or several: each request takes the next that is up, and is timed. */
public final class Line implements GyLink, AutoCloseable {
    private final List<PartnerStack> stacks;
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    /** A request that was answered, in times of {@link System#nanoTime}. */
    public record Exchange(long sentAt, long heardAt, long resultCode) {}

    private Line(List<PartnerStack> stacks) {
        this.stacks = List.copyOf(stacks);
    }

    /** Connects to all of them. */
    public static Line to(List<PartnerSettings.Gateway> gateways) {
        List<PartnerStack> stacks = new ArrayList<>();
        try {
            gateways.forEach(g -> stacks.add(Partner.connect(Partner.PGW1, GatewayListener.agreeable(), g)));
            return new Line(stacks);
        } catch (IllegalStateException e) {
            stacks.forEach(PartnerStack::close);
            throw e;
        }
    }

    /** Waits until one of them is up, or the time is. */
    public boolean awaitConnected(Duration patience) {
        return Until.holds(() -> stacks.stream().anyMatch(PartnerStack::isConnected), Optional.of(patience));
    }

    /** Whether all of them are up. */
    public boolean isWhole() {
        return stacks.stream().allMatch(PartnerStack::isConnected);
    }

    @Override
    public CompletableFuture<GyAnswer> send(GyMessage message) {
        long sentAt = System.nanoTime();
        return next().send(message).thenApply(answer -> {
            exchanges.add(new Exchange(sentAt, System.nanoTime(), answer.resultCode()));
            return answer;
        });
    }

    private PartnerStack next() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < stacks.size(); i++) {
            PartnerStack stack = stacks.get(Math.floorMod(first + i, stacks.size()));
            if (stack.isConnected()) {
                return stack;
            }
        }
        return stacks.get(0);
    }

    /** What was answered so far, in the order of the answers. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public void close() {
        stacks.forEach(PartnerStack::close);
    }
}
