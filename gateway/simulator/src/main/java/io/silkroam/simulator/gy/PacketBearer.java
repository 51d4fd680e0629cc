package io.silkroam.simulator.gy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The bearer a data session runs on, as it appears in PS-Information.
 *
 * @param chargingId the gateway's number for the bearer, 32 bits
 * @param equipment 16 digits of IMEISV
 */
public record PacketBearer(String apn, long chargingId, Nodes nodes, String equipment) implements Carried {
    /** The addresses of the user and of the two gateways that serve it. */
    public record Nodes(InetAddress user, InetAddress servingGateway, InetAddress packetGateway) {}

    /** EPS bearer identity of the default bearer. */
    public static final int DEFAULT_BEARER = 5;

    /** A bearer to the internet with addresses made from its charging id. */
    public static PacketBearer internet(long chargingId) {
        int low = (int) (chargingId & 0xFFFF);
        InetAddress user = address(10, 45, low >>> 8, low & 0xFF);
        Nodes nodes = new Nodes(user, address(192, 0, 2, 10), address(192, 0, 2, 20));
        return new PacketBearer("internet", chargingId, nodes, "3569380356438093");
    }

    private static InetAddress address(int... octets) {
        byte[] raw = {(byte) octets[0], (byte) octets[1], (byte) octets[2], (byte) octets[3]};
        try {
            return Inet4Address.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four octets are an IPv4 address", e);
        }
    }
}
