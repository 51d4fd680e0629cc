/** Partners to test against, and the demo. */
package io.silkroam.simulator;
