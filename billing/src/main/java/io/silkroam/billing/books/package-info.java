/** The journal becomes books: each call is one transaction that rates, writes and posts, or leaves nothing. */
package io.silkroam.billing.books;
