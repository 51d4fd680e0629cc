/** Numbers and senders as rules see them: ranges, rewriting, look-alikes; pure functions. */
package io.silkroam.messaging.number;
