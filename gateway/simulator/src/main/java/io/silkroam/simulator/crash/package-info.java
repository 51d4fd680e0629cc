/** The crash laboratory: what hurts a gateway in full traffic, and what is left afterwards. */
package io.silkroam.simulator.crash;
