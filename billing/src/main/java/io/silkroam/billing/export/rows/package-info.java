/** What rows of each kind of export are made of, as they come from the books. Pure. */
package io.silkroam.billing.export.rows;
