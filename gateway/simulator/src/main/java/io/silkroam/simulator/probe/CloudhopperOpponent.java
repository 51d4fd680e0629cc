package io.silkroam.simulator.probe;

import io.silkroam.simulator.cloudhopper.AcceptingServer;
import java.io.IOException;

/** cloudhopper's server with its default handler. */
final class CloudhopperOpponent implements Opponent {
    private final AcceptingServer server;

    private CloudhopperOpponent(AcceptingServer server) {
        this.server = server;
    }

    static CloudhopperOpponent start() throws IOException {
        return new CloudhopperOpponent(AcceptingServer.start(Script.SYSTEM_ID, Script.PASSWORD));
    }

    @Override
    public String name() {
        return "cloudhopper 5.0.9";
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
