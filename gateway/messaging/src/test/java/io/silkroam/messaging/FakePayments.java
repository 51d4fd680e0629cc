package io.silkroam.messaging;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.port.Payments;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a payment for what comes from a service called "paid". */
final class FakePayments implements Payments {
    /** How often each was charged, less how often it was given back. */
    private final Map<MessageId, AtomicInteger> charges = new ConcurrentHashMap<>();

    private final Set<MessageId> refunds = ConcurrentHashMap.newKeySet();
    private volatile CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(true);
    private volatile int failingRefunds;
    private volatile String price = "0.05 EUR/1";

    void answering(CompletableFuture<Boolean> how) {
        answer = how;
    }

    void failRefunds(int count) {
        failingRefunds = count;
    }

    /** What each part costs from now on. */
    void pricing(String text) {
        price = text;
    }

    @Override
    public String price(Submission submission) {
        return price;
    }

    @Override
    public boolean isCharged(Submission submission) {
        return submission.from().name().equals("paid");
    }

    @Override
    public CompletionStage<Boolean> charge(MessageId id, Submission submission) {
        return answer.thenApply(paid -> {
            if (paid) {
                charges.computeIfAbsent(id, i -> new AtomicInteger()).incrementAndGet();
            }
            return paid;
        });
    }

    @Override
    public synchronized CompletionStage<Void> refund(MessageId id, Submission submission) {
        if (failingRefunds > 0) {
            failingRefunds--;
            return CompletableFuture.failedFuture(new IllegalStateException("not now"));
        }
        refunds.add(id);
        return CompletableFuture.completedStage(null);
    }

    int charges(MessageId id) {
        return charges.getOrDefault(id, new AtomicInteger()).get();
    }

    Map<MessageId, AtomicInteger> charges() {
        return charges;
    }

    Set<MessageId> refunds() {
        return refunds;
    }
}
