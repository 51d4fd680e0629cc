package io.silkroam.simulator.jdiameter;

import io.silkroam.simulator.wire.AvpName;
import io.silkroam.simulator.wire.GyAvp;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.jdiameter.api.AvpSet;

/** Puts AVPs into a jDiameter message in the given order; all encoding is jDiameter's. */
final class AvpWriter {
    private static final boolean UNPROTECTED = false;
    private static final boolean OCTET_STRING = true;
    private static final boolean UTF8_STRING = false;
    private static final boolean AS_UNSIGNED32 = true;
    private static final boolean AS_UNSIGNED64 = false;

    private AvpWriter() {}

    static void write(List<GyAvp> avps, AvpSet into) {
        avps.forEach(avp -> write(avp, into));
    }

    private static void write(GyAvp avp, AvpSet into) {
        int code = avp.name().code();
        int vendor = avp.name().vendorId();
        boolean mandatory = avp.name().mandatory();
        Object value = avp.value();
        AvpName name = avp.name();
        switch (name.type()) {
            case UNSIGNED32 -> into.addAvp(code, (Long) value, vendor, mandatory, UNPROTECTED, AS_UNSIGNED32);
            case UNSIGNED64 -> into.addAvp(code, (Long) value, vendor, mandatory, UNPROTECTED, AS_UNSIGNED64);
            case ENUMERATED -> into.addAvp(code, ((Long) value).intValue(), vendor, mandatory, UNPROTECTED);
            case TEXT -> into.addAvp(code, (String) value, vendor, mandatory, UNPROTECTED, UTF8_STRING);
            case IDENTITY -> into.addAvp(code, (String) value, vendor, mandatory, UNPROTECTED, OCTET_STRING);
            case OCTETS -> into.addAvp(code, HexFormat.of().parseHex((String) value), vendor, mandatory, UNPROTECTED);
            case ADDRESS -> into.addAvp(code, (InetAddress) value, vendor, mandatory, UNPROTECTED);
            case TIME -> into.addAvp(code, Date.from((Instant) value), vendor, mandatory, UNPROTECTED);
            case GROUPED -> write(avp.members(), into.addGroupedAvp(code, vendor, mandatory, UNPROTECTED));
        }
    }
}
