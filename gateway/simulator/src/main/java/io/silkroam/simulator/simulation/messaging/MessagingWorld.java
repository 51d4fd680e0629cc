package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.messaging.rules.RetrySchedule;
import io.silkroam.messaging.rules.RetrySchedule.Steps;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.store.LaneSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Short messages among faults. In the end every accepted message was delivered or finally failed, its sender knows it,
 * who failed to get it got the money back, and nothing was sent twice without its mark.
 */
public final class MessagingWorld implements Stage.Play {
    static final Party LINK = Party.link("smsc");
    static final Party ACCOUNT = Party.account("partner");
    static final Party PAID = Party.service("paid");
    static final String SMSC = "smsc";
    static final String PARTNER = "partner";

    private static final Duration SAFETY_LEAST = Duration.ofSeconds(40);
    private static final Duration SAFETY_MOST = Duration.ofSeconds(100);
    private static final Duration LIVENESS = Duration.ofMinutes(40);
    private static final Duration SHORTEST_LEAP = Duration.ofDays(1);
    private static final Duration LONGEST_LEAP = Duration.ofDays(40);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Stage stage;
    private final MessageBooks books;
    private final List<MessagingNode> nodes = new ArrayList<>();
    private final Smsc smsc;
    private final Partner partner;
    private final Requests requests;
    private long lookedAtNanos;

    public MessagingWorld(Stage stage) {
        this.stage = stage;
        this.books = new MessageBooks(stage.store());
        Chance chance = stage.chance();
        int count = 1 + chance.below(3);
        for (int i = 0; i < count; i++) {
            nodes.add(new MessagingNode("g" + i, stage, this, settings("g" + i, chance)));
        }
        this.smsc = new Smsc(stage, books, nodes);
        this.partner = new Partner(stage, books, nodes);
        this.requests = new Requests(stage, books, nodes);
    }

    /** Short times, so that a short life meets them. */
    static MessagingSettings settings(String name, Chance chance) {
        LaneSettings lanes = new LaneSettings(
                1 + chance.below(2),
                50,
                1 + chance.below(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                3);
        Duration second = Duration.ofSeconds(1);
        Duration longest = Duration.ofSeconds(8);
        RetrySchedule retries = new RetrySchedule(
                new Steps(second, 200, longest, 8, 20),
                new Steps(second, 200, longest, 6, 20),
                new Steps(second, 200, longest, 8, 20),
                new Steps(Duration.ofMillis(250), 200, Duration.ofSeconds(2), 1, 20));
        MessagingSettings.Times times = new MessagingSettings.Times(
                Duration.ofMinutes(3),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofMinutes(3),
                Duration.ofMinutes(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3));
        MessagingSettings.Bounds bounds =
                new MessagingSettings.Bounds(1 + chance.below(20), 1 + chance.below(20), 5, 10_000, 10_000);
        return new MessagingSettings(name, lanes, retries, times, bounds);
    }

    /** Lives through all of it; throws a violation where a promise is not kept. */
    public void run() {
        stage.start(nodes);
        stage.often(Duration.ofMillis(stage.chance().between(1_000, 4_000)), "submission", partner::submit);
        stage.often(Duration.ofMillis(stage.chance().between(1_000, 10_000)), "request", requests::ask);
        stage.safety(this, stage.chance().between(SAFETY_LEAST, SAFETY_MOST));
        stage.liveness(this, LIVENESS);
        books.checkTheEnd();
    }

    MessageBooks books() {
        return books;
    }

    Smsc smsc() {
        return smsc;
    }

    Partner partner() {
        return partner;
    }

    @Override
    public List<String> hosts() {
        return List.of(SMSC, PARTNER);
    }

    @Override
    public void restartPartner() {
        // An ESME that starts anew knows no less: it is told again what it did not acknowledge.
    }

    /** All that is remembered for a time is too old at once. */
    @Override
    public Duration leap() {
        books.leapt();
        return stage.chance().between(SHORTEST_LEAP, LONGEST_LEAP);
    }

    @Override
    public void check() {
        // Everything is looked at when it is told, and in the end.
    }

    /** Counting rows costs more than it finds at every step. */
    @Override
    public boolean isQuiet() {
        if (!smsc.isIdle() || !nodes.stream().allMatch(MessagingNode::isIdle)) {
            return false;
        }
        if (stage.timeline().nanos() - lookedAtNanos < LOOK.toNanos()) {
            return false;
        }
        lookedAtNanos = stage.timeline().nanos();
        return books.rows().open() == 0;
    }

    @Override
    public String whatIsOpen() {
        return "receipts wait: %s, gateways wait: %s, open: %s"
                .formatted(
                        !smsc.isIdle(),
                        nodes.stream().map(MessagingNode::work).toList(),
                        books.rows().openInWords());
    }

    /** Messages that were submitted. */
    public long requests() {
        return books.submissions();
    }

    /** What came once more, with its mark. */
    public long repeats() {
        return books.repeats();
    }
}
