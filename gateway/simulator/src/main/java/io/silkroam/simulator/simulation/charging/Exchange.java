package io.silkroam.simulator.simulation.charging;

import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.simulator.simulation.stage.Stage;
import io.silkroam.simulator.simulation.world.Chance;
import io.silkroam.simulator.simulation.world.Network;
import io.silkroam.simulator.simulation.world.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a partner's requests go out: to one gateway, and to the next one where no answer comes in time or it says that it
 * is too busy (RFC 6733 §5.5.4, with the T flag; our gateways know a repeat without it), until one is decided.
 */
final class Exchange {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(6);
    private static final Duration BUSY_LEAST = Duration.ofMillis(200);
    private static final Duration BUSY_MOST = Duration.ofSeconds(2);

    private final String host;
    private final List<ChargingNode> nodes;
    private final Timeline timeline;
    private final Network network;
    private final Chance chance;
    private final Books books;

    Exchange(String host, List<ChargingNode> nodes, Timeline timeline, Network network, Chance chance, Books books) {
        this.host = host;
        this.nodes = List.copyOf(nodes);
        this.timeline = timeline;
        this.network = network;
        this.chance = chance;
        this.books = books;
    }

    /**
     * Somebody who waits for a request.
     *
     * @param first which gateway is asked first
     * @param patience whether one more try is worth it
     * @param decided hears the answer, once
     */
    record Waiting(int first, java.util.function.Predicate<Asked> patience, Consumer<CreditControlAnswer> decided) {}

    void ask(Asked asked, Waiting waiting) {
        if (!waiting.patience().test(asked)) {
            return;
        }
        int attempt = asked.nextTry();
        ChargingNode node = nodes.get((waiting.first() + attempt - 1) % nodes.size());
        String link = Stage.link(host, node);
        network.send(
                link,
                asked + " to " + node.name(),
                () -> node.charge(
                        asked.request(),
                        answer -> network.send(
                                link, "answer to " + asked, () -> arrived(asked, answer, attempt, waiting))));
        timeline.after(
                chance.between(SHORTEST_WAIT, LONGEST_WAIT), "Tx " + asked, () -> again(asked, attempt, waiting));
    }

    private void again(Asked asked, int attempt, Waiting waiting) {
        if (asked.answer().isEmpty() && asked.tries() == attempt) {
            ask(asked, waiting);
        }
    }

    private void arrived(Asked asked, CreditControlAnswer answer, int attempt, Waiting waiting) {
        boolean first = books.answered(asked, answer);
        if (first) {
            waiting.decided().accept(answer);
        } else if (!Asked.decides(answer)) {
            timeline.after(
                    chance.between(BUSY_LEAST, BUSY_MOST), "busy " + asked, () -> again(asked, attempt, waiting));
        }
    }
}
