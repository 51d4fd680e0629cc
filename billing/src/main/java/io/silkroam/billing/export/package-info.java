/**
 * CSV files that can be settled on: a period of a kind is issued once, under a number without a gap, and its files have
 * the same octets whenever they are made. docs/exports.md tells how they are used.
 */
package io.silkroam.billing.export;
