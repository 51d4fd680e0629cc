/** Vouchers: codes that are sold on paper and turned into a plan once. */
package io.silkroam.sim.voucher;
