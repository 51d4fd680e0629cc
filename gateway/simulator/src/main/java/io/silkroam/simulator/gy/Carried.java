package io.silkroam.simulator.gy;

/** What is being charged for: a packet bearer or a short message. */
public sealed interface Carried permits PacketBearer, ShortMessage {}
