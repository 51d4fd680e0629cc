package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import io.silkroam.simulator.wire.GyMessage;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.Message;

/** Reads what came over the wire back into our tree of AVPs, and fails on anything a profile did not mean to send. */
final class MessageReader {
    private MessageReader() {}

    static GyMessage read(Message message) {
        if (!message.isProxiable() || message.getApplicationId() != StackConfiguration.GY) {
            throw new IllegalStateException("Not a Gy request that relays may pass on");
        }
        try {
            return new GyMessage(message.getEndToEndIdentifier(), message.isReTransmitted(), avps(message.getAvps()));
        } catch (AvpDataException e) {
            throw new IllegalStateException("Unreadable request", e);
        }
    }

    private static List<GyAvp> avps(AvpSet set) throws AvpDataException {
        List<GyAvp> avps = new ArrayList<>();
        for (Avp avp : set) {
            avps.add(avp(avp));
        }
        return avps;
    }

    private static GyAvp avp(Avp avp) throws AvpDataException {
        AvpName name = AvpName.find(avp.getCode(), avp.getVendorId())
                .orElseThrow(() -> new IllegalStateException("AVP " + avp.getCode() + "/" + avp.getVendorId()));
        if (avp.isMandatory() != name.mandatory() || avp.isVendorId() != (name.vendorId() != 0)) {
            throw new IllegalStateException("Flags of " + name);
        }
        return switch (name.type()) {
            case UNSIGNED32 -> GyAvp.number(name, avp.getUnsigned32());
            case UNSIGNED64 -> GyAvp.number(name, avp.getUnsigned64());
            case ENUMERATED -> GyAvp.number(name, avp.getInteger32());
            case TEXT, IDENTITY -> GyAvp.text(name, avp.getUTF8String());
            case OCTETS -> GyAvp.octets(name, HexFormat.of().formatHex(avp.getRaw()));
            case ADDRESS -> GyAvp.address(name, avp.getAddress());
            case TIME -> GyAvp.time(name, avp.getTime().toInstant());
            case GROUPED -> GyAvp.group(name, avps(avp.getGrouped()));
        };
    }
}
