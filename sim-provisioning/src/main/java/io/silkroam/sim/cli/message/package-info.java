/** The verbs of {@code simctl message}: what short messages could not be finished, and what waits. */
package io.silkroam.sim.cli.message;
