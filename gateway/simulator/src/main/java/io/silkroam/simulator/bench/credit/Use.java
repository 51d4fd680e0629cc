package io.silkroam.simulator.bench.credit;

import io.silkroam.simulator.process.ProcessUse;

/**
 * What everybody has used up to a moment, or between two of them.
 *
 * @param writtenOctets by the disks of the machine
 */
record Use(
        ProcessUse generator,
        ProcessUse gateways,
        ProcessUse store,
        long writtenOctets,
        long allocatedOctets,
        long collectionMillis) {
    Use minus(Use earlier) {
        return new Use(
                generator.minus(earlier.generator),
                gateways.minus(earlier.gateways),
                store.minus(earlier.store),
                writtenOctets - earlier.writtenOctets,
                allocatedOctets - earlier.allocatedOctets,
                collectionMillis - earlier.collectionMillis);
    }
}
