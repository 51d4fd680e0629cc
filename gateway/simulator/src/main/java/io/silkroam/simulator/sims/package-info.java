/** A SIM vendor's output file: cards that never existed, with keys as a vendor sends them. */
package io.silkroam.simulator.sims;
