/** Messages on disk; each call is one statement, however many rows it is about. */
package io.silkroam.messaging.store;
