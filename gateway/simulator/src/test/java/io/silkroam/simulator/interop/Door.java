package io.silkroam.simulator.interop;

import io.silkroam.simulator.sms.Text;
import java.util.List;

/** Something of ours that ESMEs bind to. */
interface Door extends AutoCloseable {
    int port();

    String systemId();

    String password();

    /** Texts that arrived behind it, joined from their parts. */
    List<String> texts();

    /** A subscriber sends something to the ESME; what is not taken fails the test. */
    void deliver(Text text);

    @Override
    void close();
}
