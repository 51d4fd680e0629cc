/** Rows as CSV octets, fast: no object for a field, no text for a time. Knows nothing of what the rows mean. */
package io.silkroam.billing.export.csv;
