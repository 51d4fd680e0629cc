/** Sockets: event loops, TLS, the bounded way out of a connection, the bound on those that said nothing yet. */
package io.silkroam.diameter.transport;
