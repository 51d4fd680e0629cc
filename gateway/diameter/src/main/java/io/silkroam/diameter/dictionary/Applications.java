package io.silkroam.diameter.dictionary;

/** Application-Ids (RFC 6733 §11.3, RFC 8506 §1.3, and 3GPP's by IANA). */
public final class Applications {
    public static final int BASE = 0;
    public static final int BASE_ACCOUNTING = 3;
    /** RFC 8506, which 3GPP calls Gy or Ro. */
    public static final int CREDIT_CONTROL = 4;

    public static final int GX = 16777238;
    public static final int S6A = 16777251;
    public static final int RELAY = 0xFFFF_FFFF;

    private Applications() {}
}
