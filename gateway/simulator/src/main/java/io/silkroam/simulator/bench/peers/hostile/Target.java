package io.silkroam.simulator.bench.peers.hostile;

import java.net.InetSocketAddress;

/**
 * What is attacked.
 *
 * @param from an address that no good peer has
 * @param gateway where it listens for that protocol
 */
public record Target(Dialect dialect, String from, InetSocketAddress gateway) {}
