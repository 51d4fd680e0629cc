/** Requests with made-up usage, sent and written down outside of the gateway that is broken. */
package io.silkroam.simulator.crash.charge;
