/** Which fields a kind's files have, in which order and under which names: {@code conf/exports/*.yaml} as values. */
package io.silkroam.billing.export.layout;
