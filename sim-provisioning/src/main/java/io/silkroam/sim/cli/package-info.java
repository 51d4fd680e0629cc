/** {@code simctl}, the carriers' command line: what it is made of and how it starts. */
package io.silkroam.sim.cli;
