/** The memory of writes: which request was asked under which key, and what was answered. */
package io.silkroam.gateway.api.store;
