package io.silkroam.simulator.bench.floor;

import java.io.IOException;

/** A floor in a process of its own; it ends when its standard input does. */
public final class FloorServer {
    static final String PORT = "port=";

    private FloorServer() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(PORT + Floor.valueOf(arguments[0]).serve().getPort());
        awaitEndOfInput();
        System.exit(0);
    }

    static void awaitEndOfInput() throws IOException {
        int next = System.in.read();
        while (next >= 0) {
            next = System.in.read();
        }
    }
}
