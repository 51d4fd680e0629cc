package io.silkroam.gateway.sms;

import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.Request.DataSm;
import io.silkroam.smpp.pdu.Request.ReplaceSm;
import io.silkroam.smpp.pdu.ShortMessage;

/** Other requests that carry a text, as the one form in which we read texts. */
final class ShortMessages {
    private ShortMessages() {}

    /** data_sm, SMPP 3.4 §4.7: its text stands in message_payload. */
    static ShortMessage of(DataSm data) {
        return new ShortMessage(
                data.serviceType(),
                data.source(),
                data.destination(),
                data.esmClass(),
                0,
                0,
                "",
                "",
                data.registeredDelivery(),
                0,
                data.dataCoding(),
                0,
                new byte[0],
                data.tlvs());
    }

    /** replace_sm, §4.10, which has no data_coding: the text is in the default alphabet. */
    static ShortMessage of(ReplaceSm replace) {
        return new ShortMessage(
                "",
                replace.source(),
                Address.NONE,
                0,
                0,
                0,
                replace.scheduleDeliveryTime(),
                replace.validityPeriod(),
                replace.registeredDelivery(),
                0,
                0,
                replace.defaultMessageId(),
                replace.octets(),
                replace.tlvs());
    }
}
