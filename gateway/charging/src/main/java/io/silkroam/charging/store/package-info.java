/** Charging's tables: accounts, what they remember, what has to be signalled, and the journal's rows. */
package io.silkroam.charging.store;
