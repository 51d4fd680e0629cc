/** The gateway: applications, configuration, composition root. */
package io.silkroam.gateway;
