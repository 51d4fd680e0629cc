/** One subscriber's visit at a gateway that runs already, told line by line. */
package io.silkroam.simulator.visit;
