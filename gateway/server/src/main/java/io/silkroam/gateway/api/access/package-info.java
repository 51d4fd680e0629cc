/** Who asks: bearer tokens, and how often they, and wrong ones, may be sent. */
package io.silkroam.gateway.api.access;
