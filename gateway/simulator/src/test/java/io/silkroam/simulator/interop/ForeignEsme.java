package io.silkroam.simulator.interop;

import java.util.List;

/** An ESME on somebody else's library, bound both ways. */
interface ForeignEsme extends AutoCloseable {
    /** Submits a text as its library does it, asking for a receipt, and returns the id of each part. */
    List<String> submit(String text) throws Exception;

    /** Ids of the receipts that came. */
    List<String> receipts();

    /** Texts that came. */
    List<String> texts();

    @Override
    void close();
}
