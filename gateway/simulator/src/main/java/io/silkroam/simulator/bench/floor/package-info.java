/** What a machine does at best without charging: the floors that the figures of a gateway are held against. */
package io.silkroam.simulator.bench.floor;
