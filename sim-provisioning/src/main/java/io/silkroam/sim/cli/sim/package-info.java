/** The verbs of {@code simctl sim}: a SIM's way from a vendor's file to its end. */
package io.silkroam.sim.cli.sim;
