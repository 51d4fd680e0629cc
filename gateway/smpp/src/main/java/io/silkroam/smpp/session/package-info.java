/** SMPP sessions on Netty, SMPP 3.4 §2: states, windows, timers, for both roles; no business in them. */
package io.silkroam.smpp.session;
