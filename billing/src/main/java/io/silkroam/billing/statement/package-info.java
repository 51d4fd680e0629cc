/** What a partner is owed for a month, and what the month was worth to us: as values, as a page and as text. */
package io.silkroam.billing.statement;
