package io.silkroam.gateway.feed.delivery;

import io.silkroam.gateway.feed.FeedGround;
import io.silkroam.gateway.feed.RouteHost;
import io.silkroam.gateway.feed.store.Delivery;
import io.silkroam.gateway.feed.store.Delivery.State;
import io.silkroam.gateway.feed.store.DeliveryStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Files on their way to their destinations. One that could not be brought is kept and tried again: after a minute, then
 * twice as long each time, at least once an hour, until it is there. It waits where its destination is no longer
 * configured.
 */
public final class Deliveries implements AutoCloseable {
    private final FeedGround ground;
    private final IssueFiles files;
    private final DeliveryStore store = new DeliveryStore();
    private final RouteHost routes = new RouteHost("billing-deliveries");
    private final Map<String, Courier> couriers = new TreeMap<>();

    public Deliveries(FeedGround ground, IssueFiles files) {
        this.ground = ground;
        this.files = files;
        ground.settings()
                .destinations()
                .keySet()
                .forEach(name -> couriers.put(name, new Courier(name, ground, files, routes)));
    }

    /** What this gateway was bringing when it died is attempted at once. */
    public void start() {
        if (!couriers.isEmpty()) {
            ground.database().transact("free deliveries", c -> {
                store.free(c, ground.gateway(), ground.clock().instant());
                return null;
            });
        }
        couriers.values().forEach(Courier::start);
    }

    /** Makes a file and sends it on its way; nothing new for a destination that it is on its way to. */
    public void deliver(long issue, String profile, String language, List<String> destinations) {
        String file = files.file(issue, profile, language).file().getFileName().toString();
        ground.database().transact("note deliveries", c -> {
            for (String destination : destinations) {
                store.insert(
                        c,
                        new Delivery.Key(issue, file, destination),
                        profile,
                        language,
                        ground.clock().instant());
            }
            return null;
        });
        wake();
    }

    /** Brings all files of an issue once more, wherever they were to go; to how many places. */
    public int redeliver(long issue) {
        return redeliver(issue, Optional.empty());
    }

    /** The same to one destination only. */
    public int redeliver(long issue, String destination) {
        return redeliver(issue, Optional.of(destination));
    }

    private int redeliver(long issue, Optional<String> destination) {
        int again = ground.database()
                .transact(
                        "deliver again",
                        c -> store.again(c, issue, destination, ground.clock().instant()));
        wake();
        return again;
    }

    /** Those of issues before this one, the newest first; only of this state where one is given. */
    public List<Delivery> list(Optional<State> state, long beforeIssue, int limit) {
        return ground.database().read("list deliveries", c -> store.list(c, state, beforeIssue, limit));
    }

    /** Where the files of an issue go. */
    public List<Delivery> ofIssue(long issue) {
        return ground.database().read("list deliveries of an issue", c -> store.ofIssue(c, issue));
    }

    private void wake() {
        couriers.values().forEach(Courier::wake);
    }

    @Override
    public void close() {
        couriers.values().forEach(Courier::close);
        routes.close();
    }
}
