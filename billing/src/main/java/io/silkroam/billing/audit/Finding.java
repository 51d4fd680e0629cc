package io.silkroam.billing.audit;

/**
 * Something that does not agree.
 *
 * @param text a sentence: what, where, by how much
 */
public record Finding(Proof proof, String text) {}
