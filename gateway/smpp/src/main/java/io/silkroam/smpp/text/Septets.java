package io.silkroam.smpp.text;

import java.util.Arrays;

/** Septets packed into octets, 3GPP TS 23.038 §6.1.2.1, as on the air and as some peers send them. */
public final class Septets {
    private static final int CR = 0x0D;

    private Septets() {}

    /** Bits between a header of so many octets and the first septet, so that it begins on a septet's boundary. */
    public static int fill(int headerOctets) {
        return (7 - headerOctets * 8 % 7) % 7;
    }

    /** The octets that so many septets need. */
    public static int octets(int septets, int fill) {
        return (fill + septets * 7 + 7) / 8;
    }

    /**
     * Packs. Where exactly seven bits remain they are filled with CR, so that nobody reads an {@code @} there
     * (§6.1.2.3.1); a text that itself ends with CR on that boundary gets a second one.
     *
     * @param septets one in an octet; the eighth bit is ignored
     * @param fill bits left 0 before the first, 0 to 6
     */
    public static byte[] pack(byte[] septets, int fill) {
        int bits = fill + septets.length * 7;
        byte[] source = septets;
        boolean sevenSpare = bits % 8 == 1;
        boolean endsInCr = bits % 8 == 0 && septets.length > 0 && septets[septets.length - 1] == CR;
        if (sevenSpare || endsInCr) {
            source = Arrays.copyOf(septets, septets.length + 1);
            source[septets.length] = CR;
        }
        byte[] out = new byte[octets(source.length, fill)];
        int at = fill;
        for (byte septet : source) {
            int value = (septet & 0x7F) << (at & 7);
            out[at >> 3] |= (byte) value;
            if (value > 0xFF) {
                out[(at >> 3) + 1] |= (byte) (value >> 8);
            }
            at += 7;
        }
        return out;
    }

    /**
     * Unpacks all septets that the octets hold. How many the sender meant is not known, so a CR that ends with the
     * last octet is taken for filling; a 0 there is an {@code @}, as the standard has it.
     */
    public static byte[] unpack(byte[] packed, int fill) {
        int count = Math.max(0, (packed.length * 8 - fill) / 7);
        byte[] out = new byte[count];
        int at = fill;
        for (int i = 0; i < count; i++) {
            int low = packed[at >> 3] & 0xFF;
            int high = (at >> 3) + 1 < packed.length ? packed[(at >> 3) + 1] & 0xFF : 0;
            out[i] = (byte) (((low | (high << 8)) >> (at & 7)) & 0x7F);
            at += 7;
        }
        boolean filling = count > 0 && at == packed.length * 8 && out[count - 1] == CR;
        return filling ? Arrays.copyOf(out, count - 1) : out;
    }
}
