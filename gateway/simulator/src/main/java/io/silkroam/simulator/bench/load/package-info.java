/** A generator of credit-control requests that costs little and knows of each when it was due. */
package io.silkroam.simulator.bench.load;
