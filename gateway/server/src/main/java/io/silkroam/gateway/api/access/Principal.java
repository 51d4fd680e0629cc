package io.silkroam.gateway.api.access;

import io.silkroam.access.Actor;

/**
 * Who was found to ask.
 *
 * @param tokenId of the access token; 0 for the gateway's own command line
 */
public record Principal(Actor actor, long tokenId) {}
