package io.silkroam.messaging.engine;

import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.store.DueStore.Kind;
import io.silkroam.messaging.store.PartRow;
import java.util.Optional;

/** A delivery that this run is allowed to hand over, from before its claim is on disk until its result is. */
final class Claim {
    private final Kind kind;
    private final Delivery delivery;
    private final PartRow.Key key;
    private final Parties.Entry party;
    private final int flags;
    private volatile PartRow row;

    /**
     * @param kind what is handed over; never a refund
     * @param row the part, or the message's first for a receipt, as the claim leaves it
     */
    Claim(Kind kind, Delivery delivery, Parties.Entry party, PartRow row) {
        this.kind = kind;
        this.delivery = delivery;
        this.party = party;
        this.key = row.key();
        this.flags = row.flags();
        this.row = row;
    }

    Kind kind() {
        return kind;
    }

    Delivery delivery() {
        return delivery;
    }

    PartRow.Key key() {
        return key;
    }

    Parties.Entry party() {
        return party;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The row as it is on disk as far as we know; empty once somebody may have changed it. */
    Optional<PartRow> row() {
        return Optional.ofNullable(row);
    }

    /** What we know of the row is not to be trusted any more. */
    void forgetRow() {
        row = null;
    }
}
