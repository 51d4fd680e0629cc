package io.silkroam.gateway.api.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that came before.
 *
 * @param attempt counts how often serving it was begun
 * @param reply what was answered; empty while it is being served, or where its gateway died
 */
@SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals where it is compared
public record StoredRequest(byte[] hash, Instant startedAt, long attempt, Optional<Reply> reply) {

    /**
     * An answer that was kept.
     *
     * @param withheld whether its body was secret and is not here
     */
    public record Reply(int status, String contentType, byte[] body, boolean withheld) {}
}
