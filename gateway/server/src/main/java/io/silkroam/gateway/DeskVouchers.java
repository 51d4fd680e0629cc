package io.silkroam.gateway;

import io.silkroam.gateway.admin.Redemption;
import io.silkroam.gateway.admin.Refusal;
import io.silkroam.gateway.admin.VoucherDesk;
import io.silkroam.gateway.care.Vouchers;
import io.silkroam.sim.SubscriberId;

/** The vouchers that care is given: those of the desk, with what it refuses in words for a traveller. */
record DeskVouchers(VoucherDesk desk) implements Vouchers {

    @Override
    public Outcome redeem(SubscriberId subscriber, String code) {
        Redemption redemption = desk.redeem(subscriber, code);
        if (redemption instanceof Redemption.Redeemed redeemed) {
            return new Outcome.Redeemed(redeemed.plan());
        }
        if (redemption instanceof Redemption.AlreadyRedeemed) {
            return new Outcome.AlreadyRedeemed();
        }
        if (redemption instanceof Redemption.TooManyTries) {
            return new Outcome.TooManyTries();
        }
        if (redemption instanceof Redemption.Refused refused) {
            // Another carrier's voucher is none to this traveller; any other is still good, so it is to be kept.
            return refused.reason() == Refusal.NOT_FOUND ? new Outcome.Invalid() : new Outcome.Busy();
        }
        return redemption instanceof Redemption.Busy ? new Outcome.Busy() : new Outcome.Invalid();
    }
}
