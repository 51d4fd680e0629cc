/**
 * The vocabulary of the HTTPS API: routes, calls, answers and problems. What serves them is in {@code api.server}; what
 * they do is with the resources. No Netty in here.
 */
package io.silkroam.gateway.api;
