package io.silkroam.simulator.gy;

/** A short message to be charged as an event (3GPP TS 32.274): who sends it to whom. */
public record ShortMessage(String originator, String recipient) implements Carried {}
