/** Verbs about files: made, listed, fetched, verified, delivered again. */
package io.silkroam.billing.cli.file;
