package io.silkroam.gateway.feed;

import io.silkroam.billing.JournalCursor;
import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.JournalHoleException;
import io.silkroam.billing.UsageJournal;
import io.silkroam.billing.conf.BillingSettings;
import io.silkroam.gateway.feed.BillingCounters.Count;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;

/**
 * Sends the usage journal on its way to the books, a page at a time, one gateway of the database at once. What fails is
 * left for the next round; a missing row stops everything until it is there.
 */
public final class JournalFeed implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String POSITION = "position";
    private static final String ENTRIES = "entries";
    private static final Duration MEASURED = Duration.ofSeconds(5);

    private final BillingSettings.Feed settings;
    private final Clock clock;
    private final UsageJournal journal;
    private final Books books;
    private final Lease lease;
    private final RouteHost routes = new RouteHost("billing-feed");
    private final BillingCounters counters;
    private final Alarm alarm;
    private final Optional<TopicReader> topic;
    private final Ticker ticker = new Ticker("billing-feed", this::round);
    private long measured = System.nanoTime() - MEASURED.toNanos();

    public JournalFeed(FeedGround ground, Books books) {
        this.settings = ground.settings().feed();
        this.clock = ground.clock();
        this.journal = new UsageJournal(ground.database());
        this.books = books;
        this.lease = new Lease(
                ground.database(), ground.clock(), ground.gateway(), "the feed of the books", settings.lease());
        this.counters = ground.counters();
        this.alarm = new Alarm(ground.counters());
        this.topic = settings.kafka().map(k -> new TopicReader(books, k.topic(), counters, alarm));
        routes.add(
                topic.<RouteBuilder>map(t -> new KafkaRoutes(settings.kafka().orElseThrow(), settings.rows(), this, t))
                        .orElseGet(() -> new FeedRoutes(this::read, this::book)));
    }

    public void start() {
        ticker.start(settings.every());
    }

    private void round() {
        boolean moved = readAll();
        try {
            measure(moved);
        } catch (StoreException e) {
            lease.forget();
            counters.add(Count.FAILED);
        }
    }

    /** Reads all there is, where no other gateway does; whether that was anything. */
    private boolean readAll() {
        boolean moved = false;
        try {
            routes.open();
            while (!ticker.isClosed() && lease.hold() && handOver()) {
                moved = true;
                measure(false);
            }
        } catch (JournalHoleException e) {
            alarm.hole("the journal", e.getMessage());
        } catch (StoreException e) {
            lease.forget();
            alarm.away(e);
        } catch (RuntimeException e) {
            alarm.fault(e);
        }
        return moved;
    }

    /** One page; false at the journal's end. */
    private boolean handOver() {
        Exchange exchange = routes.send(FeedRoutes.JOURNAL, e -> {});
        Exception failure = exchange.getException();
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure != null) {
            throw new IllegalStateException("a page of the journal was not handed over", failure);
        }
        return FeedRoutes.hasRows(exchange);
    }

    void read(Exchange exchange) {
        JournalCursor position = position();
        exchange.setProperty(POSITION, position);
        exchange.getMessage().setBody(journal.inOrder(position, settings.rows()));
    }

    /** What is in the books need not be published. */
    private JournalCursor position() {
        JournalCursor booked = books.booked();
        if (topic.isEmpty()) {
            return booked;
        }
        Map<Long, Long> furthest = new HashMap<>(lease.position().lastSequences());
        booked.lastSequences().forEach((writer, sequence) -> furthest.merge(writer, sequence, Math::max));
        return new JournalCursor(furthest);
    }

    /** Makes a message of each row; those of a writer have the same key, which keeps them in order. */
    void publishing(Exchange exchange) {
        List<JournalEntry> entries = entries(exchange);
        exchange.setProperty(ENTRIES, entries);
        List<Message> messages = new ArrayList<>();
        for (JournalEntry entry : entries) {
            Message message = new DefaultMessage(exchange.getContext());
            message.setHeader(KafkaConstants.KEY, Long.toString(entry.writer()));
            message.setBody(EntryText.write(entry));
            messages.add(message);
        }
        exchange.getMessage().setBody(messages);
    }

    /** The broker has acknowledged them all. */
    void published(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<JournalEntry> entries = exchange.getProperty(ENTRIES, List.class);
        lease.move(exchange.getProperty(POSITION, JournalCursor.class).after(entries));
        counters.add(Count.PUBLISHED, entries.size());
    }

    @SuppressWarnings("unchecked")
    private static List<JournalEntry> entries(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    private void book(Exchange exchange) {
        List<JournalEntry> entries = entries(exchange);
        counters.booked(entries.size(), books.book(entries));
    }

    /** How far the books are behind: now and then, and when something was booked. */
    private void measure(boolean now) {
        if (now || System.nanoTime() - measured >= MEASURED.toNanos()) {
            JournalCursor booked = books.booked();
            UsageJournal.Rest rest = journal.rest(booked);
            counters.set(Count.LAG_ROWS, rest.rows());
            counters.set(
                    Count.LAG_SECONDS,
                    rest.oldest()
                            .map(at -> Math.max(
                                    0, Duration.between(at, clock.instant()).toSeconds()))
                            .orElse(0L));
            measured = System.nanoTime();
        }
    }

    /** Whether all that was decided before this is in the books. */
    public boolean hasBooked(Instant until) {
        return journal.rest(books.booked())
                .oldest()
                .filter(oldest -> oldest.isBefore(until))
                .isEmpty();
    }

    /** Lets the next gateway read at once. */
    @Override
    public void close() {
        topic.ifPresent(TopicReader::giveUp);
        ticker.execute(lease::release);
        ticker.close();
        ticker.awaitEnd(GRACE);
        routes.close();
        topic.ifPresent(TopicReader::close);
    }
}
