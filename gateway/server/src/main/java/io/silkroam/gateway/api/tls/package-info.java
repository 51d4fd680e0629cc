/** The API's certificate: given, or made and renewed by ourselves. The only package that knows Bouncy Castle. */
package io.silkroam.gateway.api.tls;
