package io.silkroam.smpp.pdu;

/**
 * An SME's address, SMPP 3.4 §5.2.5 to §5.2.9; any octet an operator may send, also reserved ones.
 *
 * @param ton type of number, 0 to 255
 * @param npi numbering plan indicator, 0 to 255
 * @param value octets as ISO-8859-1 text; may be empty
 */
public record Address(int ton, int npi, String value) {
    /** No address. */
    public static final Address NONE = new Address(0, 0, "");

    public Address {
        Octet.require(ton, "ton");
        Octet.require(npi, "npi");
    }
}
