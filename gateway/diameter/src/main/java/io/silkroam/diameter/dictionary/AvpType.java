package io.silkroam.diameter.dictionary;

/** The data formats of RFC 6733 §4.2 to §4.4, with the octets their content takes at least, or exactly. */
public enum AvpType {
    OCTET_STRING("OctetString", 0, false),
    INTEGER32("Integer32", 4, true),
    INTEGER64("Integer64", 8, true),
    UNSIGNED32("Unsigned32", 4, true),
    UNSIGNED64("Unsigned64", 8, true),
    FLOAT32("Float32", 4, true),
    FLOAT64("Float64", 8, true),
    GROUPED("Grouped", 0, false),
    UTF8_STRING("UTF8String", 0, false),
    DIAMETER_IDENTITY("DiameterIdentity", 0, false),
    DIAMETER_URI("DiameterURI", 0, false),
    ENUMERATED("Enumerated", 4, true),
    TIME("Time", 4, true),
    /** Two octets of address family, then the address; IPv4 is the shortest family we speak. */
    ADDRESS("Address", 6, false),
    IP_FILTER_RULE("IPFilterRule", 0, false);

    private final String rfcName;
    private final int minimumLength;
    private final boolean fixed;

    AvpType(String rfcName, int minimumLength, boolean fixed) {
        this.rfcName = rfcName;
        this.minimumLength = minimumLength;
        this.fixed = fixed;
    }

    /** The name the RFC gives the format, as the dictionary files write it. */
    public String rfcName() {
        return rfcName;
    }

    /** The octets an example of this format needs (RFC 6733 §7.5: the minimum required payload). */
    public int minimumLength() {
        return minimumLength;
    }

    /** Whether content has exactly {@link #minimumLength()} octets. */
    public boolean isFixedLength() {
        return fixed;
    }

    /** Whether content is text that a {@code String} can be written to. */
    public boolean isText() {
        return this == UTF8_STRING || this == DIAMETER_IDENTITY || this == DIAMETER_URI || this == IP_FILTER_RULE;
    }

    /** Whether content is a whole number of four octets. */
    public boolean isWord() {
        return this == INTEGER32 || this == UNSIGNED32 || this == ENUMERATED;
    }

    /** Whether content is a whole number of eight octets. */
    public boolean isDoubleWord() {
        return this == INTEGER64 || this == UNSIGNED64;
    }

    static AvpType parse(String rfcName) {
        for (AvpType type : values()) {
            if (type.rfcName.equals(rfcName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no AVP type " + rfcName);
    }
}
