package io.silkroam.gateway.care;

import io.silkroam.gateway.care.rules.MessageKind;
import io.silkroam.gateway.care.rules.Timing;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.sim.Msisdn;
import java.util.Optional;

/** One message to one subscriber, for one cause. */
record Letter(MessageKind kind, String cause, Msisdn to, String text, Timing timing) {
    static final Party CARE = Party.service("care");

    /** As messaging takes it: not charged, because a service of ours sends it, and no receipt is asked for. */
    Submission submission(SmsAddress sender, SmsText alphabets) {
        return new Submission(
                CARE,
                sender,
                SmsAddress.international(to.digits()),
                "",
                0,
                0,
                0,
                DeliveryMode.STORE_AND_FORWARD,
                false,
                timing.schedule(),
                Optional.of(timing.validUntil()),
                0,
                alphabets.parts(text),
                new byte[0],
                false,
                Optional.of(cause));
    }
}
