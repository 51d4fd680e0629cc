package io.silkroam.gateway.gy;

import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Dictionary;

/** AVPs of 3GPP TS 32.299 and TS 29.061 that Gy reads or writes. */
final class TgppAvps {
    static final AvpDefinition SERVICE_INFORMATION = avp("Service-Information");
    static final AvpDefinition PS_INFORMATION = avp("PS-Information");
    static final AvpDefinition SGSN_MCC_MNC = avp("3GPP-SGSN-MCC-MNC");
    static final AvpDefinition USER_LOCATION_INFO = avp("3GPP-User-Location-Info");
    static final AvpDefinition VOLUME_QUOTA_THRESHOLD = avp("Volume-Quota-Threshold");
    static final AvpDefinition TIME_QUOTA_THRESHOLD = avp("Time-Quota-Threshold");
    static final AvpDefinition UNIT_QUOTA_THRESHOLD = avp("Unit-Quota-Threshold");
    static final AvpDefinition QUOTA_HOLDING_TIME = avp("Quota-Holding-Time");

    private TgppAvps() {}

    private static AvpDefinition avp(String name) {
        return Dictionary.standard().avp(name);
    }
}
