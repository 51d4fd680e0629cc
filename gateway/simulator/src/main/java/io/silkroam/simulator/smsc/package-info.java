/** How an SMSC behaves: what it answers, which ids it gives, what its receipts look like. No sockets here. */
package io.silkroam.simulator.smsc;
