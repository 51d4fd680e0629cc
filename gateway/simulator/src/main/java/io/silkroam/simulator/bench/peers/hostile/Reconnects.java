package io.silkroam.simulator.bench.peers.hostile;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** One peer that comes, asks, and goes, again and again: by turns in good order and rudely. */
public final class Reconnects {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final int PEERS = 32;

    private final Target target;
    private final Dialect dialect;
    private final Fate fate;

    /** Counts what it gets. */
    public Reconnects(Target target, Fate fate) {
        this.target = target;
        this.dialect = target.dialect();
        this.fate = fate;
    }

    /** That many times, one after the other. */
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            try {
                once(i);
            } catch (IOException cut) {
                fate.got("cut off: " + cut.getMessage());
            }
        }
    }

    private void once(int number) throws IOException {
        int peer = number % PEERS;
        try (RawLink link = RawLink.to(target, false)) {
            fate.got("hello: " + link.ask(dialect, dialect.hello(peer), PATIENCE));
            byte[] request = dialect.request(peer, number);
            switch (number % 4) {
                // Who asked for the end closes, RFC 6733 §5.4.3.
                case 0 -> fate.got("in good order: " + link.ask(dialect, dialect.goodbye(peer), PATIENCE));
                case 1 -> {
                    link.write(request);
                    fate.got("FIN while a request is under way");
                }
                case 2 -> {
                    link.write(request);
                    link.reset();
                    fate.got("RST while a request is under way");
                }
                default -> {
                    link.write(Arrays.copyOf(request, request.length / 2));
                    fate.got("FIN within a message");
                }
            }
        }
    }
}
