/** Billing as the API offers it: long work that is asked after, and who asked for what. */
package io.silkroam.gateway.billing;
