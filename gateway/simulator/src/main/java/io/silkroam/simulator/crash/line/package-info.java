/** Connections that note what passes, or lose it. */
package io.silkroam.simulator.crash.line;
