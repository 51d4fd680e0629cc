package io.silkroam.simulator.bench.floor;

import io.silkroam.simulator.bench.load.LoadGenerator;
import io.silkroam.simulator.jdiameter.AnsweringServer;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;

/** What does less than a gateway with the same requests. */
public enum Floor {
    /** Reads a frame and writes it back: what the machine and Netty can do. */
    ECHO("bare Netty echo", Optional.of(EchoServer::start)),
    /** Our Diameter layer answers each request with a small grant and charges nobody. */
    DIAMETER("our Diameter layer, no charging", Optional.of(PlainNode::start)),
    /** The same on the stack of other people. */
    JDIAMETER("jDiameter, no charging", Optional.of(() -> AnsweringServer.start(LoadGenerator.REALM))),
    /** What a gateway writes, without Diameter and without deciding anything: {@link StoreFloor}. */
    STORE("the store alone, the same batches", Optional.empty());

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // none of them has a state
    private final Optional<Supplier<InetSocketAddress>> server;

    Floor(String title, Optional<Supplier<InetSocketAddress>> server) {
        this.title = title;
        this.server = server;
    }

    public String title() {
        return title;
    }

    /** Whether it is a server that packet gateways connect to; otherwise it works on a gateway's database. */
    public boolean isServer() {
        return server.isPresent();
    }

    /** Serves from now on, as long as the process lives; returns where. */
    InetSocketAddress serve() {
        return server.orElseThrow().get();
    }
}
