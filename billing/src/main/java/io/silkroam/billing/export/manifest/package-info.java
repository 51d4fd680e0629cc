/** What is known of a file beside it, and whether files are still what is known of them. Needs no database. */
package io.silkroam.billing.export.manifest;
