/** Rows that several parts of the gateway keep in the same way. */
package io.silkroam.gateway.store;
