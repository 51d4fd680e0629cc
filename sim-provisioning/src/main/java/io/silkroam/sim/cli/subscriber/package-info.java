/** The verbs of {@code simctl subscriber}: what somebody has, uses and has used. */
package io.silkroam.sim.cli.subscriber;
