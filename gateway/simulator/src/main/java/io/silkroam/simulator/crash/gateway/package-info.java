/** Gateways to be broken, and gateways that serve on and are audited. */
package io.silkroam.simulator.crash.gateway;
