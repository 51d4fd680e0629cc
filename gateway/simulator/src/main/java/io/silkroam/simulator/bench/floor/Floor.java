package io.silkroam.simulator.bench.floor;

import io.silkroam.simulator.bench.load.LoadGenerator;
import io.silkroam.simulator.jdiameter.AnsweringServer;
import java.net.InetSocketAddress;

/** Servers that do less than a gateway with the same requests over the same sockets. */
public enum Floor {
    /** Reads a frame and writes it back: what the machine and Netty can do. */
    ECHO("bare Netty echo") {
        @Override
        InetSocketAddress serve() {
            return EchoServer.start();
        }
    },
    /** Our Diameter layer answers each request with a small grant and charges nobody. */
    DIAMETER("our Diameter layer, no charging") {
        @Override
        InetSocketAddress serve() {
            return PlainNode.start();
        }
    },
    /** The same on the stack of other people. */
    JDIAMETER("jDiameter, no charging") {
        @Override
        InetSocketAddress serve() {
            return AnsweringServer.start(LoadGenerator.REALM);
        }
    };

    private final String title;

    Floor(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Serves from now on, as long as the process lives; returns where. */
    abstract InetSocketAddress serve();
}
