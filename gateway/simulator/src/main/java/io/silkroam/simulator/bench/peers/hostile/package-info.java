/** Peers that mean harm, octet by octet, over both protocols. */
package io.silkroam.simulator.bench.peers.hostile;
