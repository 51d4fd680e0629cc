/** What commands tell on the command line: a line for each thing that happens, and what it came to. */
package io.silkroam.simulator.telling;
