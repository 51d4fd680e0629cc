/** A packet gateway at work: sessions that use quota, report it, and count for themselves what they let through. */
package io.silkroam.simulator.pgw;
