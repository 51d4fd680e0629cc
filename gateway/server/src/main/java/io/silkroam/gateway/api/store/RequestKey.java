package io.silkroam.gateway.api.store;

/**
 * What makes two requests the same one: who asks, and the key the client gave.
 *
 * @param tokenId of the access token; 0 for the gateway's own command line
 */
public record RequestKey(long tokenId, String key) {}
