package io.silkroam.sim.plan;

import java.util.List;

/** What the packet gateway is told to do once the last slice is used: RFC 8506 §8.34 to §8.40. */
public sealed interface Exhaustion {
    /** The session ends. */
    record Terminate() implements Exhaustion {}

    /** The traveller's traffic is led to a page where more can be bought. */
    record Redirect(String url) implements Exhaustion {}

    /** Only what these filters (known to the packet gateway by name) let through still works. */
    record Restrict(List<String> filters) implements Exhaustion {
        public Restrict {
            filters = List.copyOf(filters);
        }
    }
}
