package io.silkroam.simulator.bench.credit;

import io.silkroam.simulator.process.ProcessUse;

/** What everybody has used up to a moment, or between two of them. */
record Use(ProcessUse generator, ProcessUse gateways, ProcessUse store, long allocatedOctets, long collectionMillis) {
    Use minus(Use earlier) {
        return new Use(
                generator.minus(earlier.generator),
                gateways.minus(earlier.gateways),
                store.minus(earlier.store),
                allocatedOctets - earlier.allocatedOctets,
                collectionMillis - earlier.collectionMillis);
    }
}
