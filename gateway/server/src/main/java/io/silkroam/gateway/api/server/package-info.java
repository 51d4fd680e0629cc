/** Serves the API: HTTP/1.1 over TLS on Netty, authentication, rates, idempotency. Knows no resource. */
package io.silkroam.gateway.api.server;
