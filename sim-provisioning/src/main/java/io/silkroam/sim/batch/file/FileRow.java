package io.silkroam.sim.batch.file;

import io.silkroam.sim.inventory.NewSim;
import java.util.List;
import java.util.Optional;

/** One row of a vendor's file: a card, or what is wrong with it. */
public sealed interface FileRow {

    /** Counted from 1, with everything that stands above. */
    long line();

    /**
     * A card.
     *
     * @param keys as they stand in the file: one for every IMSI, one for all, or none; closed by the receiver
     * @param checkValue the key check value of the first Ki by the vendor, six upper-case hexadecimal digits
     */
    record Card(long line, NewSim sim, List<KeyFields> keys, Optional<String> checkValue) implements FileRow {
        public Card {
            keys = List.copyOf(keys);
        }
    }

    /** A row that is no card; at least one error. */
    record Bad(long line, List<RowError> errors) implements FileRow {
        public Bad {
            errors = List.copyOf(errors);
        }
    }
}
