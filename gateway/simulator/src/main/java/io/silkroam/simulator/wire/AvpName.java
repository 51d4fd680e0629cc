package io.silkroam.simulator.wire;

import static io.silkroam.simulator.wire.AvpType.ADDRESS;
import static io.silkroam.simulator.wire.AvpType.ENUMERATED;
import static io.silkroam.simulator.wire.AvpType.GROUPED;
import static io.silkroam.simulator.wire.AvpType.IDENTITY;
import static io.silkroam.simulator.wire.AvpType.OCTETS;
import static io.silkroam.simulator.wire.AvpType.TEXT;
import static io.silkroam.simulator.wire.AvpType.TIME;
import static io.silkroam.simulator.wire.AvpType.UNSIGNED32;
import static io.silkroam.simulator.wire.AvpType.UNSIGNED64;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The AVPs packet gateways put into Gy requests, written down here a second time and on purpose: the gateway's own
 * dictionary must agree with somebody who did not read it.
 */
public enum AvpName {
    // RFC 6733
    USER_NAME(1, TEXT),
    EVENT_TIMESTAMP(55, TIME),
    AUTH_APPLICATION_ID(258, UNSIGNED32),
    SESSION_ID(263, TEXT),
    ORIGIN_HOST(264, IDENTITY),
    ROUTE_RECORD(282, IDENTITY),
    DESTINATION_REALM(283, IDENTITY),
    DESTINATION_HOST(293, IDENTITY),
    TERMINATION_CAUSE(295, ENUMERATED),
    ORIGIN_REALM(296, IDENTITY),
    // RFC 7155
    CALLED_STATION_ID(30, TEXT),
    // RFC 8506
    CC_INPUT_OCTETS(412, UNSIGNED64),
    CC_OUTPUT_OCTETS(414, UNSIGNED64),
    CC_REQUEST_NUMBER(415, UNSIGNED32),
    CC_REQUEST_TYPE(416, ENUMERATED),
    CC_SERVICE_SPECIFIC_UNITS(417, UNSIGNED64),
    CC_TIME(420, UNSIGNED32),
    CC_TOTAL_OCTETS(421, UNSIGNED64),
    RATING_GROUP(432, UNSIGNED32),
    REQUESTED_ACTION(436, ENUMERATED),
    REQUESTED_SERVICE_UNIT(437, GROUPED),
    SERVICE_IDENTIFIER(439, UNSIGNED32),
    SUBSCRIPTION_ID(443, GROUPED),
    SUBSCRIPTION_ID_DATA(444, TEXT),
    USED_SERVICE_UNIT(446, GROUPED),
    SUBSCRIPTION_ID_TYPE(450, ENUMERATED),
    MULTIPLE_SERVICES_INDICATOR(455, ENUMERATED),
    MULTIPLE_SERVICES_CREDIT_CONTROL(456, GROUPED),
    USER_EQUIPMENT_INFO(458, 0, GROUPED, false),
    USER_EQUIPMENT_INFO_TYPE(459, 0, ENUMERATED, false),
    USER_EQUIPMENT_INFO_VALUE(460, 0, OCTETS, false),
    SERVICE_CONTEXT_ID(461, TEXT),
    // 3GPP TS 29.061; the specification is unclear about the M flag, gateways in the field set it
    TGPP_CHARGING_ID(2, AvpName.TGPP, OCTETS, true),
    TGPP_PDP_TYPE(3, AvpName.TGPP, ENUMERATED, true),
    TGPP_GGSN_MCC_MNC(9, AvpName.TGPP, TEXT, true),
    TGPP_NSAPI(10, AvpName.TGPP, OCTETS, true),
    TGPP_SELECTION_MODE(12, AvpName.TGPP, TEXT, true),
    TGPP_CHARGING_CHARACTERISTICS(13, AvpName.TGPP, TEXT, true),
    TGPP_SGSN_MCC_MNC(18, AvpName.TGPP, TEXT, true),
    TGPP_RAT_TYPE(21, AvpName.TGPP, OCTETS, true),
    TGPP_USER_LOCATION_INFO(22, AvpName.TGPP, OCTETS, true),
    TGPP_MS_TIMEZONE(23, AvpName.TGPP, OCTETS, true),
    // 3GPP TS 32.299
    CG_ADDRESS(846, AvpName.TGPP, ADDRESS, true),
    GGSN_ADDRESS(847, AvpName.TGPP, ADDRESS, true),
    REPORTING_REASON(872, AvpName.TGPP, ENUMERATED, true),
    SERVICE_INFORMATION(873, AvpName.TGPP, GROUPED, true),
    PS_INFORMATION(874, AvpName.TGPP, GROUPED, true),
    ORIGINATOR_ADDRESS(886, AvpName.TGPP, GROUPED, true),
    ADDRESS_DATA(897, AvpName.TGPP, TEXT, true),
    ADDRESS_TYPE(899, AvpName.TGPP, ENUMERATED, true),
    RECIPIENT_ADDRESS(1201, AvpName.TGPP, GROUPED, true),
    PDP_ADDRESS(1227, AvpName.TGPP, ADDRESS, true),
    SGSN_ADDRESS(1228, AvpName.TGPP, ADDRESS, true),
    SMS_INFORMATION(2000, AvpName.TGPP, GROUPED, true),
    RECIPIENT_INFO(2026, AvpName.TGPP, GROUPED, true),
    AOC_REQUEST_TYPE(2055, AvpName.TGPP, ENUMERATED, true),
    // 3GPP TS 29.212; those added in Release 8 must not carry the M flag
    QOS_INFORMATION(1016, AvpName.TGPP, GROUPED, true),
    QOS_CLASS_IDENTIFIER(1028, AvpName.TGPP, ENUMERATED, true),
    ALLOCATION_RETENTION_PRIORITY(1034, AvpName.TGPP, GROUPED, false),
    APN_AGGREGATE_MAX_BITRATE_DL(1040, AvpName.TGPP, UNSIGNED32, false),
    APN_AGGREGATE_MAX_BITRATE_UL(1041, AvpName.TGPP, UNSIGNED32, false),
    PRIORITY_LEVEL(1046, AvpName.TGPP, UNSIGNED32, false),
    PRE_EMPTION_CAPABILITY(1047, AvpName.TGPP, ENUMERATED, false),
    PRE_EMPTION_VULNERABILITY(1048, AvpName.TGPP, ENUMERATED, false),
    /** An AVP of vendor 2011 that some gateways send and nobody documents; without the M flag, so to be skipped. */
    VENDOR_2011_950(950, 2011, OCTETS, false);

    /** The Vendor-Id of 3GPP. */
    public static final int TGPP = 10415;

    private static final Map<Long, AvpName> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toMap(AvpName::key, Function.identity()));

    private final int code;
    private final int vendorId;
    private final AvpType type;
    private final boolean mandatory;

    AvpName(int code, AvpType type) {
        this(code, 0, type, true);
    }

    AvpName(int code, int vendorId, AvpType type, boolean mandatory) {
        this.code = code;
        this.vendorId = vendorId;
        this.type = type;
        this.mandatory = mandatory;
    }

    public int code() {
        return code;
    }

    public int vendorId() {
        return vendorId;
    }

    public AvpType type() {
        return type;
    }

    /** Whether gateways send this AVP with the M flag. */
    public boolean mandatory() {
        return mandatory;
    }

    /** The AVP of this code and vendor, if a profile knows it. */
    public static Optional<AvpName> find(int code, long vendorId) {
        return Optional.ofNullable(BY_KEY.get(vendorId << 32 | code));
    }

    /** {@code cc-request-type}: short enough for a transcript, close enough to the standard to search for. */
    @Override
    public String toString() {
        String words = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return words.startsWith("tgpp-") ? "3gpp-" + words.substring("tgpp-".length()) : words;
    }

    private long key() {
        return (long) vendorId << 32 | code;
    }
}
