package io.silkroam.simulator.sims;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Personalises one card after the other. Ki is random, OPc is derived from an OP that nobody gets to see. */
final class Cards {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int MATCHING_ID_LENGTH = 20;
    private static final String SMDP_ADDRESS = "smdp.silkroam.example";
    private static final List<String> PLASTIC =
            List.of("ICCID", "IMSI", "PIN1", "PUK1", "PIN2", "PUK2", "ADM1", "KI", "OPC");

    private final Order order;
    private final RandomGenerator random;
    private final Optional<TransportKey> transport;
    private final byte[] op;

    Cards(Order order, RandomGenerator random, Optional<TransportKey> transport) {
        this.order = order;
        this.random = random;
        this.transport = transport;
        this.op = octets(Aes.BLOCK);
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(PLASTIC);
        if (order.esim()) {
            columns.add("LPA");
        }
        return columns;
    }

    /** The values of one card in the order of the columns. */
    List<String> card(int index) {
        byte[] ki = octets(Aes.BLOCK);
        List<String> card = new ArrayList<>(List.of(
                order.iccid(index),
                order.imsi(index),
                "0000",
                puk(),
                "0000",
                puk(),
                HEX.formatHex(octets(Aes.BLOCK / 2)),
                field(ki),
                field(opc(ki))));
        if (order.esim()) {
            card.add("LPA:1$" + SMDP_ADDRESS + "$" + matchingId());
        }
        return card;
    }

    /** 3GPP TS 35.206 §4.1: OPc is AES under Ki of OP, and OP once more. */
    private byte[] opc(byte[] ki) {
        byte[] opc = Aes.encrypt(ki, op);
        for (int i = 0; i < opc.length; i++) {
            opc[i] ^= op[i];
        }
        return opc;
    }

    private String field(byte[] key) {
        return HEX.formatHex(transport.map(t -> t.encrypt(key)).orElse(key));
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private String puk() {
        return String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
    }

    private String matchingId() {
        StringBuilder id = new StringBuilder();
        while (id.length() < MATCHING_ID_LENGTH) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
