/** The verbs of {@code simctl plan}: what can be bought, and buying it. */
package io.silkroam.sim.cli.plan;
