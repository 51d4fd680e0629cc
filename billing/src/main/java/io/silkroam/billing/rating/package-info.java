/** What a record of the journal is worth, in each run. Pure: records and terms in, rated records out. */
package io.silkroam.billing.rating;
