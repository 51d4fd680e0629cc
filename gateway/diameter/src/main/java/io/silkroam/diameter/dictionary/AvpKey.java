package io.silkroam.diameter.dictionary;

/** What names an AVP on the wire (RFC 6733 §4.1): its code and, with the V bit, the vendor that defined it. */
public record AvpKey(int code, int vendorId) {
    @Override
    public String toString() {
        return vendorId == 0
                ? Integer.toUnsignedString(code)
                : Integer.toUnsignedString(code) + " of vendor " + Integer.toUnsignedString(vendorId);
    }
}
