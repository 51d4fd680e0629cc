/** What becomes of messages, as functions of what is known: no store, no clock, no socket. */
package io.silkroam.messaging.rules;
