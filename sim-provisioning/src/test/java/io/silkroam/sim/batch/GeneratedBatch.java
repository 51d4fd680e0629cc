package io.silkroam.sim.batch;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A sectioned output file of any size, made while it is read. Its keys are made of the row's number. */
public final class GeneratedBatch extends InputStream {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String CARD_SECRETS = " 0000 11223344 0000 55667788 0A1B2C3D4E5F6071 ";

    private static final ThreadLocal<Cipher> KEYS =
            ThreadLocal.withInitial(() -> cipher(new SecretKeySpec(new byte[16], "AES")));

    private final int first;
    private final int rows;
    private final Optional<Cipher> transport;
    private ByteBuffer text;
    private int row;

    /** @param transportKey encrypts Ki and OPc by AES-CBC, each with a zero IV; without it they are in clear */
    public GeneratedBatch(String batch, int first, int rows, Optional<SecretKey> transportKey) {
        this.first = first;
        this.rows = rows;
        this.transport = transportKey.map(GeneratedBatch::cipher);
        this.text = octets("""
                * HEADER DESCRIPTION *
                Customer : WeChat Go
                ProfileType : WXGO_4G_V1
                Batch No : %s
                Quantity : %d
                var_out: ICCID/IMSI/PIN1/PUK1/PIN2/PUK2/ADM1/KI/OPC
                """.formatted(batch, rows));
    }

    private static Cipher cipher(SecretKey key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[16]));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String iccid(int number) {
        String digits = "893108%012d".formatted(number);
        return digits + luhn(digits);
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - sum % 10) % 10;
    }

    public static String imsi(int number) {
        return "20408%010d".formatted(number);
    }

    public static byte[] ki(int number) {
        return key(number, 'k');
    }

    public static byte[] opc(int number) {
        return key(number, 'o');
    }

    private static byte[] key(int number, char which) {
        try {
            return KEYS.get()
                    .doFinal(ByteBuffer.allocate(16)
                            .putInt(number)
                            .putChar(which)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String field(byte[] key) {
        try {
            return HEX.formatHex(transport.isPresent() ? transport.get().doFinal(key) : key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private boolean more() {
        if (!text.hasRemaining() && row < rows) {
            int number = first + row++;
            text = octets(iccid(number) + " " + imsi(number) + CARD_SECRETS + field(ki(number)) + " "
                    + field(opc(number)) + "\n");
        }
        return text.hasRemaining();
    }

    @Override
    public int read() {
        return more() ? text.get() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int done = 0;
        while (done < length && more()) {
            int size = Math.min(length - done, text.remaining());
            text.get(into, offset + done, size);
            done += size;
        }
        return done == 0 && length > 0 ? -1 : done;
    }
}
