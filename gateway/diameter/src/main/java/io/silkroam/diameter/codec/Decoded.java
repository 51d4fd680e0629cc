package io.silkroam.diameter.codec;

/** What reading a frame yields: a message that keeps every rule, or what is wrong with it and the answer to send. */
public sealed interface Decoded permits Message, Malformed {
    DiameterHeader header();
}
