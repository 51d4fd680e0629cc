/** Ends the time for which records name somebody. Ledger, allowances and statements stay. */
package io.silkroam.billing.retention;
