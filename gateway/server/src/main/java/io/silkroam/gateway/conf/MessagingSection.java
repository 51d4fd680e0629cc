package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigNode;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.port.MessagingSettings.Bounds;
import io.silkroam.messaging.port.MessagingSettings.Times;
import io.silkroam.messaging.rules.RetrySchedule;
import io.silkroam.messaging.rules.RetrySchedule.Steps;
import io.silkroam.store.DatabaseSettings;
import io.silkroam.store.LaneSettings;
import java.time.Duration;

/** Reads the {@code messaging} section of {@code gateway.yaml}: how long messages live and how they are tried again. */
final class MessagingSection {
    private static final int MOST = 1_000_000;
    private static final long MOST_WAITING = 1_000_000_000;
    /** A sender waits longer for a message than a packet gateway does for quota. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final ConfigNode node;

    MessagingSection(ConfigNode node) {
        this.node = node;
    }

    MessagingSettings read(String gateway, DatabaseSettings database) {
        RetrySchedule d = RetrySchedule.defaults();
        ConfigNode retries = node.section("retries");
        RetrySchedule schedule = new RetrySchedule(
                steps(retries.section("temporary"), d.temporary()),
                steps(retries.section("unanswered"), d.unanswered()),
                steps(retries.section("route"), d.route()),
                steps(retries.section("throttled"), d.throttled()));
        return new MessagingSettings(gateway, lanes(database), schedule, times(), bounds(node.section("bounds")));
    }

    private LaneSettings lanes(DatabaseSettings database) {
        boolean embedded = database.url().startsWith("jdbc:h2:");
        ConfigNode lanes = node.section("lanes");
        LaneSettings d = LaneSettings.of(lanes.integer("count", embedded ? 1 : 2, 1, 64));
        Duration wait = lanes.duration("wait-at-most", WAIT);
        try {
            return new LaneSettings(
                    d.lanes(),
                    lanes.integer("queue", d.queueCapacity(), 1, MOST),
                    lanes.integer("batch", d.maxBatch(), 1, 10_000),
                    wait,
                    wait.compareTo(d.outageWait()) > 0 ? wait : d.outageWait(),
                    d.lockWait(),
                    d.statementTimeout(),
                    d.attempts());
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
            return d;
        }
    }

    private Times times() {
        Times d = Times.defaults();
        try {
            return new Times(
                    node.duration("validity", d.standardValidity()),
                    node.duration("longest-validity", d.longestValidity()),
                    node.duration("retention", d.retention()),
                    node.duration("unmatched-receipts", d.parkedReceipts()),
                    node.duration("last-receipt", d.lastReceipt()),
                    node.duration("lease", d.lease()),
                    node.duration("transaction", d.transaction()),
                    d.tick());
        } catch (IllegalArgumentException e) {
            node.problem(e.getMessage());
            return d;
        }
    }

    private Bounds bounds(ConfigNode bounds) {
        Bounds d = Bounds.defaults();
        return new Bounds(
                bounds.integer("claim", d.claimBatch(), 1, 10_000),
                bounds.integer("in-flight", d.inFlight(), 1, MOST),
                bounds.integer("transactions", d.transactions(), 0, MOST),
                bounds.integer("waiting", d.queued(), 1, MOST_WAITING),
                bounds.integer("unmatched-receipts", d.parkedReceipts(), 1, MOST_WAITING));
    }

    private static Steps steps(ConfigNode section, Steps d) {
        try {
            return new Steps(
                    section.duration("first", d.first()),
                    section.integer("factor-percent", d.factor(), 100, 10_000),
                    section.duration("longest", d.longest()),
                    section.integer("attempts", d.attempts(), 0, 10_000),
                    section.integer("jitter-percent", d.jitterPercent(), 0, 100));
        } catch (IllegalArgumentException e) {
            section.problem(e.getMessage());
            return d;
        }
    }
}
