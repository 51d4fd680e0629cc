/** Stores that are the same at the beginning of every round. */
package io.silkroam.simulator.crash.ground;
