/** The API's description of itself (OpenAPI 3.1), and whether it is true. */
package io.silkroam.gateway.api.openapi;
