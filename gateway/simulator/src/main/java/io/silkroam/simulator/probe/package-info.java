/**
 * Raw octets of which SMPP servers disagree what they mean, sent to ours and to others over plain sockets, so that the
 * answers can be laid side by side (SMPP 3.4; what we hold to be right stands with each case).
 */
package io.silkroam.simulator.probe;
