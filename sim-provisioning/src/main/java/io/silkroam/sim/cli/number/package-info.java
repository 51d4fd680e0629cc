/** The verbs of {@code simctl number}: telephone numbers and the pools they are taken from. */
package io.silkroam.sim.cli.number;
