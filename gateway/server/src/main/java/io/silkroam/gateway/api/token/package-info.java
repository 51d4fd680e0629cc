/** The tokens of the API as a resource of the API. */
package io.silkroam.gateway.api.token;
