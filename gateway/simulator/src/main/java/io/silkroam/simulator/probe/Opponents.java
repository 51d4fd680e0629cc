package io.silkroam.simulator.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Three servers in this process: ours, and two that are not. */
public final class Opponents implements AutoCloseable {
    private final List<Opponent> all = new ArrayList<>();

    private Opponents() {}

    public static Opponents start() throws IOException {
        Opponents opponents = new Opponents();
        try {
            opponents.all.add(SilkroamOpponent.start());
            opponents.all.add(JsmppOpponent.start());
            opponents.all.add(CloudhopperOpponent.start());
            return opponents;
        } catch (IOException e) {
            opponents.close();
            throw e;
        }
    }

    /** Ours first. */
    public List<Opponent> all() {
        return List.copyOf(all);
    }

    @Override
    public void close() {
        all.forEach(Opponent::close);
    }
}
