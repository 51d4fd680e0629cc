package io.silkroam.gateway.feed.delivery;

import io.silkroam.billing.conf.BillingSettings.Destination;
import io.silkroam.gateway.feed.BillingCounters.Count;
import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.RouteHost;
import io.silkroam.gateway.feed.store.Delivery;
import io.silkroam.gateway.feed.store.Delivery.State;
import io.silkroam.gateway.feed.store.DeliveryStore;
import io.silkroam.store.StoreException;
import io.silkroam.time.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings files to one destination, one after the other, on a thread of its own: a destination waits for no other. */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** Longer than any transfer; what a gateway that died had taken waits for this, or for its return. */
    private static final Duration ATTEMPT = Duration.ofHours(1);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Destination destination;
    private final FeedGround ground;
    private final IssueFiles files;
    private final RouteHost routes;
    private final DeliveryStore store = new DeliveryStore();
    private final Ticker ticker;

    Courier(String name, FeedGround ground, IssueFiles files, RouteHost routes) {
        this.name = name;
        this.destination = ground.settings().destinations().get(name);
        this.ground = ground;
        this.files = files;
        this.routes = routes;
        this.ticker = new Ticker("delivery-" + name, this::round);
    }

    void start() {
        ticker.wake();
        ticker.start(EVERY);
    }

    /** There is something new to deliver. */
    void wake() {
        ticker.wake();
    }

    private void round() {
        try {
            Optional<Delivery> next = take();
            while (next.isPresent()) {
                attempt(next.get());
                next = ticker.isClosed() ? Optional.empty() : take();
            }
            measure();
        } catch (StoreException e) {
            LOG.warn("deliveries to {} wait for the store: {}", name, e.toString());
        }
    }

    private Optional<Delivery> take() {
        Instant now = ground.clock().instant();
        return ground.database().transact("take a delivery", c -> store.due(c, name, now)
                .filter(due -> store.claim(c, due, ground.gateway(), now.plus(ATTEMPT)))
                .map(due -> new Delivery(
                        due.key(),
                        due.profile(),
                        due.language(),
                        due.state(),
                        due.attempts() + 1,
                        due.nextAt(),
                        due.lastError(),
                        due.deliveredAt())));
    }

    private void attempt(Delivery delivery) {
        Optional<String> problem = problemOf(delivery);
        Instant now = ground.clock().instant();
        boolean done = problem.isEmpty();
        Duration wait = done ? Duration.ZERO : RetryWait.after(delivery.attempts());
        ground.counters().add(done ? Count.DELIVERED : Count.DELIVERY_ATTEMPTS_FAILED);
        if (done) {
            LOG.info("{} is delivered to {}", delivery.key().file(), name);
        } else {
            LOG.warn(
                    "{} is not delivered to {} and is tried again in {}: {}",
                    delivery.key().file(),
                    name,
                    wait,
                    problem.get());
        }
        Delivery settled = new Delivery(
                delivery.key(),
                delivery.profile(),
                delivery.language(),
                done ? State.DELIVERED : State.FAILED,
                delivery.attempts(),
                now.plus(wait),
                problem,
                done ? Optional.of(now) : Optional.empty());
        ground.database().transact("settle a delivery", c -> {
            store.settle(c, settled);
            return null;
        });
    }

    /** Brings the file and then its manifest; what kept them, if anything did. */
    private Optional<String> problemOf(Delivery delivery) {
        Endpoint endpoint;
        try {
            endpoint = Endpoint.of(destination, routes::reference);
        } catch (IOException e) {
            return Optional.of("its secret-file cannot be read: " + e);
        }
        try {
            IssueFiles.Made made = files.file(delivery.key().issue(), delivery.profile(), delivery.language());
            for (Path file : new Path[] {made.file(), made.manifest()}) {
                Exchange sent = routes.send(endpoint.uri(), exchange -> {
                    exchange.getMessage().setBody(file.toFile());
                    exchange.getMessage()
                            .setHeader(Exchange.FILE_NAME, file.getFileName().toString());
                });
                if (sent.getException() != null) {
                    return Optional.of(endpoint.masked(sent.getException()));
                }
            }
            return Optional.empty();
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException e) {
            return Optional.of(endpoint.masked(e));
        }
    }

    private void measure() {
        ground.database().read("count deliveries", c -> {
            long failed = store.count(c, State.FAILED);
            ground.counters().set(Count.DELIVERIES_FAILED, failed);
            ground.counters().set(Count.DELIVERIES_WAITING, failed + store.count(c, State.WAITING));
            return null;
        });
    }

    /** Begins no other; does not wait for a destination that hangs. */
    @Override
    public void close() {
        ticker.close();
        ticker.awaitEnd(GRACE);
    }
}
