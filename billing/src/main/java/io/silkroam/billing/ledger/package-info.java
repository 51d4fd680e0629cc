/** Double entry: accounts, postings, transactions that balance. Pure. */
package io.silkroam.billing.ledger;
