/** Gy: credit control for packet gateways, RFC 8506 and 3GPP TS 32.299, between the wire and the charging engine. */
package io.silkroam.gateway.gy;
