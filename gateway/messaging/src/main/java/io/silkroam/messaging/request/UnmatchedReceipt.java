package io.silkroam.messaging.request;

import io.silkroam.messaging.message.SmscReceipt;
import java.time.Instant;

/**
 * A receipt whose message nobody knows.
 *
 * @param number growing with time; the next page of a list begins after it
 */
public record UnmatchedReceipt(long number, Instant arrivedAt, SmscReceipt receipt) {}
