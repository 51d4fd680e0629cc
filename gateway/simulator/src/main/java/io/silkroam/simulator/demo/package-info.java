/** The parts a story on a terminal is told with: headings, steps, tables and progress. */
package io.silkroam.simulator.demo;
