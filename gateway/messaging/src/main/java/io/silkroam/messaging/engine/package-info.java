/** The inside of the engine: what is decided together, and who is woken when. Used by {@code MessagingEngine} only. */
package io.silkroam.messaging.engine;
