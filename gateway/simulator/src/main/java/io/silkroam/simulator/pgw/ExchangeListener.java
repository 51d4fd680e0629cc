package io.silkroam.simulator.pgw;

import io.silkroam.simulator.gy.GyAnswer;
import io.silkroam.simulator.gy.GyRequest;

/** Hears what became of every request of a packet gateway. Called on the connection's own thread: it must not wait. */
public interface ExchangeListener {
    /** Does not care. */
    ExchangeListener NONE = new ExchangeListener() {
        @Override
        public void answered(GyRequest request, GyAnswer answer) {}

        @Override
        public void lost(GyRequest request) {}
    };

    void answered(GyRequest request, GyAnswer answer);

    /** No answer came, not even to its repetitions. */
    void lost(GyRequest request);
}
