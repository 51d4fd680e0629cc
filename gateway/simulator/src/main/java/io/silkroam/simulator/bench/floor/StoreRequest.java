package io.silkroam.simulator.bench.floor;

import io.silkroam.charging.request.Identity;

/**
 * What the store is asked to keep of one request.
 *
 * @param slot of the session it belongs to
 * @param name of the subscriber, which chooses the lane as it does in a gateway
 * @param type CC-Request-Type
 * @param number CC-Request-Number
 */
record StoreRequest(int slot, Identity name, long subscriber, long session, int type, long number) {}
