/** The tables of billing's books: one class for each kind of row, which never opens a transaction. */
package io.silkroam.billing.store;
