package io.silkroam.diameter.dictionary;

/**
 * One AVP of the dictionary.
 *
 * @param index its place among all definitions, by which grammars find their rule without hashing
 */
public record AvpDefinition(
        String name, int code, int vendorId, AvpType type, MandatoryRule mandatory, ValueRule values, int index) {
    public AvpKey key() {
        return new AvpKey(code, vendorId);
    }

    /** The octets of this AVP's header: 12 with a Vendor-Id, else 8 (RFC 6733 §4.1). */
    public int headerLength() {
        return vendorId == 0 ? 8 : 12;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AvpDefinition that && code == that.code && vendorId == that.vendorId;
    }

    @Override
    public int hashCode() {
        return 31 * vendorId + code;
    }

    @Override
    public String toString() {
        return name;
    }
}
