/** The gateway's configuration folder as typed values. */
package io.silkroam.gateway.conf;
