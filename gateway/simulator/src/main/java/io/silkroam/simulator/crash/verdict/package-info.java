/** What must not be, and how it is found. */
package io.silkroam.simulator.crash.verdict;
