package io.silkroam.sim.voucher;

import java.util.Optional;

/**
 * Which vouchers a list shows.
 *
 * @param holder those of a carrier alone
 */
public record VoucherFilter(Optional<String> reference, Optional<VoucherState> state, Optional<String> holder) {}
