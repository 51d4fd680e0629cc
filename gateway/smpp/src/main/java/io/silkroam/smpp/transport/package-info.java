/** Sockets, TLS and the bounds on connections that are nobody's yet. */
package io.silkroam.smpp.transport;
