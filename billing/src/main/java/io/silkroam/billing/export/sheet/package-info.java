/** The fields that a row of each kind has: what layouts choose from. Pure. */
package io.silkroam.billing.export.sheet;
