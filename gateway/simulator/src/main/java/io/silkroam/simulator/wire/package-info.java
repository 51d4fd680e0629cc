/** Requests as ordered trees of AVPs, and the AVPs gateways use: what goes to the wire, before any stack encodes it. */
package io.silkroam.simulator.wire;
