package io.silkroam.sim.voucher;

import java.util.Map;

/** What became of a wish for vouchers. */
public sealed interface Creation {
    /** The batch as it is. */
    VoucherBatch batch();

    /** They were made; the codes, by the vouchers' ids, are here and nowhere else. */
    record Made(VoucherBatch batch, Map<Long, VoucherCode> codes) implements Creation {
        public Made {
            codes = Map.copyOf(codes);
        }
    }

    /** The same was made before under this reference; its codes were shown then. */
    record AlreadyMade(VoucherBatch batch) implements Creation {}

    /** Something else was made under this reference. */
    record ReferenceTaken(VoucherBatch batch) implements Creation {}
}
