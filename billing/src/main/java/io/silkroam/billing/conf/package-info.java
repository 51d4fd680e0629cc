/** {@code conf/billing.yaml} as values. */
package io.silkroam.billing.conf;
