/** Vouchers: made, listed and voided. */
package io.silkroam.sim.cli.voucher;
