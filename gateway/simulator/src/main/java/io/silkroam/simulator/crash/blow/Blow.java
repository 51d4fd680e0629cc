package io.silkroam.simulator.crash.blow;

import io.silkroam.simulator.crash.charge.Traffic;
import io.silkroam.simulator.crash.gateway.InProcess;
import io.silkroam.simulator.crash.line.Line;
import io.silkroam.simulator.crash.verdict.Finding;
import io.silkroam.simulator.jdiameter.PartnerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One way to hurt a gateway in full traffic: it serves, it is struck, something serves on. */
public interface Blow extends AutoCloseable {

    /**
     * What happened.
     *
     * @param answered requests that were answered before
     * @param inFlight requests that were sent and not answered then
     * @param measured times in microseconds, by what they are
     * @param findings what should not have happened at the blow itself
     */
    record Struck(long answered, long inFlight, Map<String, List<Long>> measured, List<Finding> findings) {
        public Struck {
            measured = Map.copyOf(measured);
            findings = List.copyOf(findings);
        }

        static Struck of(long answered, long inFlight) {
            return new Struck(answered, inFlight, Map.of(), List.of());
        }
    }

    /** Starts; the gateways the peer is to connect to. */
    List<PartnerSettings.Gateway> serve() throws IOException;

    /** Strikes now, and returns when it is over. */
    Struck strike(Traffic traffic, Line line) throws IOException;

    /** A gateway on what is left; it has the address of one that served before. */
    InProcess recover() throws IOException;

    /** Ends whatever it started. */
    @Override
    void close() throws IOException;
}
