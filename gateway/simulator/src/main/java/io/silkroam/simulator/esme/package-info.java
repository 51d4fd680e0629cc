/** What an ESME is told to do and what it gets back. No sockets here. */
package io.silkroam.simulator.esme;
