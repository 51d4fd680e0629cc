/** What a peer and its links are, as pure state machines: no sockets, no threads, no clock of their own. */
package io.silkroam.diameter.peer;
