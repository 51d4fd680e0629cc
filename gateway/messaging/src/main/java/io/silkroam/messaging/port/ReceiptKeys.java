package io.silkroam.messaging.port;

import java.util.List;

/** Says under which keys a message id of an SMSC is looked up; messaging is given one. */
@FunctionalInterface
public interface ReceiptKeys {

    /** Where an id stands. An SMSC may write the same one differently in each. */
    enum Source {
        RESPONSE,
        RECEIPT
    }

    /**
     * The keys of an id, the most exact first and at least one. A receipt is about the message that shares a key with
     * it; a better key beats a worse one.
     *
     * @param id as the SMSC wrote it
     */
    List<String> keysOf(String link, String id, Source source);
}
