/** How many credit-control requests a gateway makes durable in a second, and how long each of them takes. */
package io.silkroam.simulator.bench.credit;
