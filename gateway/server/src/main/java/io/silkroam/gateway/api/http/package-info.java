/** Heads of requests and answers as HTTP/1.1 has them, checked; no connection and no waiting in here. */
package io.silkroam.gateway.api.http;
