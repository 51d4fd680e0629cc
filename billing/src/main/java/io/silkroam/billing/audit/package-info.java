/** Proves that journal, records, allowances, statements and ledger say the same, and says where they do not. */
package io.silkroam.billing.audit;
