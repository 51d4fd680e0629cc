/** Verbs about the books: audited, corrected, looked at. */
package io.silkroam.billing.cli.books;
