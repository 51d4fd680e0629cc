/**
 * Billing's traffic, on Apache Camel, which stays in here: the journal to the books, directly or through Kafka, and
 * files to their destinations.
 */
package io.silkroam.gateway.feed;
