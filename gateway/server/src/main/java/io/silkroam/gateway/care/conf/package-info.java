/** Reads {@code conf/care}. */
package io.silkroam.gateway.care.conf;
