package io.silkroam.gateway.feed;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.JournalMerge;
import io.silkroam.gateway.feed.BillingCounters.Count;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages of the topic into the books. Offsets are committed after the books, so a message may come again and is
 * known by its number; one that stands behind a missing one is asked for again until that has come.
 */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 1_000;

    private final Books books;
    private final String deadLetters;
    private final BillingCounters counters;
    private final Alarm alarm;
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Camel interrupts its own threads when it stops; a store must not be under one. */
    private final Ticker thread = new Ticker("billing-books", () -> {});

    private record Arrived(TopicPlace place, JournalEntry entry) {}

    TopicReader(Books books, String topic, BillingCounters counters, Alarm alarm) {
        this.books = books;
        this.deadLetters = "kafka:" + KafkaRoutes.deadLetters(topic);
        this.counters = counters;
        this.alarm = alarm;
    }

    /** A batch of messages, in the order in which each partition has them. */
    void take(Exchange batch) throws InterruptedException {
        List<?> messages = batch.getMessage().getBody(List.class);
        Map<TopicPartition, TopicPlace> ends = new HashMap<>();
        List<Arrived> arrived = new ArrayList<>();
        for (Object message : messages) {
            Exchange one = (Exchange) message;
            TopicPlace place = one.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, TopicPlace.class);
            ends.put(place.partition(), place);
            Optional<JournalEntry> entry = read(one, place);
            entry.ifPresent(e -> arrived.add(new Arrived(place, e)));
            if (closing.getCount() == 0) {
                return;
            }
        }
        Optional<List<Arrived>> beyond = book(arrived);
        if (beyond.isPresent()) {
            settle(ends, beyond.get());
        }
    }

    private Optional<JournalEntry> read(Exchange message, TopicPlace place) throws InterruptedException {
        byte[] text = message.getMessage().getBody(byte[].class);
        try {
            return Optional.of(EntryText.read(text));
        } catch (EntryText.MalformedException e) {
            LOG.error("a message of the topic is no journal entry: {} {}", place, e.getMessage());
            bury(message, text, place, e.getMessage());
            return Optional.empty();
        }
    }

    /** Kept with the reason, where a person finds it; until that is done nothing goes on. */
    private void bury(Exchange message, byte[] text, TopicPlace place, String reason) throws InterruptedException {
        Map<String, Object> headers = new HashMap<>();
        headers.put("reason", reason);
        headers.put("from", place.toString());
        Object key = message.getMessage().getHeader(KafkaConstants.KEY);
        if (key != null) {
            headers.put(KafkaConstants.KEY, key);
        }
        do {
            try {
                message.getContext()
                        .createFluentProducerTemplate()
                        .to(deadLetters)
                        .withHeaders(headers)
                        .withBody(text)
                        .send();
                counters.add(Count.DEAD_LETTERS);
                return;
            } catch (CamelExecutionException e) {
                alarm.fault(e);
            }
        } while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Books what continues the books; the rest. Empty where this closes before it is done. */
    private Optional<List<Arrived>> book(List<Arrived> arrived) throws InterruptedException {
        do {
            try {
                return Optional.of(onOurThread(arrived));
            } catch (StoreException e) {
                alarm.away(e);
            } catch (RuntimeException e) {
                alarm.fault(e);
            }
        } while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        return Optional.empty();
    }

    private List<Arrived> onOurThread(List<Arrived> arrived) throws InterruptedException {
        CompletableFuture<List<Arrived>> beyond = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                beyond.complete(bookNow(arrived));
            } catch (RuntimeException e) {
                beyond.completeExceptionally(e);
            }
        });
        try {
            return beyond.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<Arrived> bookNow(List<Arrived> arrived) {
        JournalCursor booked = books.booked();
        Map<Long, Long> last = new HashMap<>(booked.lastSequences());
        List<JournalEntry> next = new ArrayList<>();
        List<Arrived> beyond = new ArrayList<>();
        List<Arrived> byNumber = new ArrayList<>(arrived);
        byNumber.sort(Comparator.comparingLong((Arrived a) -> a.entry().writer())
                .thenComparingLong(a -> a.entry().sequence()));
        for (Arrived one : byNumber) {
            long before = last.getOrDefault(one.entry().writer(), 0L);
            if (one.entry().sequence() == before + 1) {
                last.put(one.entry().writer(), before + 1);
                next.add(one.entry());
            } else if (one.entry().sequence() > before) {
                beyond.add(one);
            }
        }
        if (!next.isEmpty()) {
            counters.booked(next.size(), books.book(JournalMerge.inOrder(next)));
        }
        counters.add(Count.REPEATED, arrived.size() - beyond.size() - next.size());
        return beyond;
    }

    private void settle(Map<TopicPartition, TopicPlace> ends, List<Arrived> beyond) throws InterruptedException {
        Map<TopicPartition, TopicPlace> again = new HashMap<>();
        beyond.forEach(a -> again.merge(a.place().partition(), a.place(), (x, y) -> x.offset() < y.offset() ? x : y));
        try {
            ends.forEach((partition, end) -> {
                if (again.containsKey(partition)) {
                    again.get(partition).comeAgain();
                } else {
                    end.commit();
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            LOG.info("the broker was not told how far the books are; messages come again: {}", e.toString());
        }
        if (!beyond.isEmpty()) {
            alarm.hole("the topic", "before " + EntryText.id(beyond.get(0).entry()));
            closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Before the routes: what waits is given up, and comes again. */
    void giveUp() {
        closing.countDown();
    }

    /** After the routes. */
    @Override
    public void close() {
        giveUp();
        thread.close();
        thread.awaitEnd(GRACE);
    }
}
