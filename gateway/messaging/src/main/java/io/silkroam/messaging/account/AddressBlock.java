package io.silkroam.messaging.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * A block of IPv4 or IPv6 addresses.
 *
 * @param network its first address in hexadecimal: 8 digits, or 32
 * @param bits how many leading bits count
 */
public record AddressBlock(String network, int bits) {
    private static final int OCTET = 8;

    /** Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address; never asks a name server. */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*") || !length.matches("[0-9]{0,3}")) {
            throw notABlock(text);
        }
        try {
            byte[] octets = InetAddress.getByName(address).getAddress();
            int most = octets.length * OCTET;
            int bits = length.isEmpty() ? most : Integer.parseInt(length);
            if ((slash >= 0 && length.isEmpty()) || bits > most) {
                throw notABlock(text);
            }
            return new AddressBlock(HexFormat.of().formatHex(octets), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is not a block of addresses", e);
        }
    }

    private static IllegalArgumentException notABlock(String text) {
        return new IllegalArgumentException("'" + text + "' is not a block of addresses");
    }

    /** Whether the address lies in this block; blocks of the other family hold none. */
    public boolean contains(InetAddress address) {
        byte[] own = HexFormat.of().parseHex(network);
        byte[] octets = address.getAddress();
        if (own.length != octets.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % OCTET;
            if ((own[bit / OCTET] & mask) != (octets[bit / OCTET] & mask)) {
                return false;
            }
        }
        return true;
    }
}
