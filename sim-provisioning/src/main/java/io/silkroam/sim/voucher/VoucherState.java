package io.silkroam.sim.voucher;

/** Where a voucher is in its life. */
public enum VoucherState {
    /** Good for its plan. */
    ISSUED,
    /** A subscriber redeems it, and the sale is not known to be done; good for nobody else. */
    RESERVED,
    /** Its plan is sold. */
    REDEEMED,
    /** Taken back by its maker. */
    VOID
}
