package io.silkroam.sim.voucher;

import java.time.Instant;

/** Vouchers that were made together. */
public record VoucherBatch(long id, NewVouchers made, Instant createdAt) {}
