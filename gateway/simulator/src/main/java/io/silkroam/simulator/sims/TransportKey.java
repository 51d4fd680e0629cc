package io.silkroam.simulator.sims;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The key under which a vendor sends Ki and OPc. */
public final class TransportKey {
    private static final int OCTETS = 32;
    private static final int CHECKED_OCTETS = 3;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final byte[] octets;

    private TransportKey(byte[] octets) {
        this.octets = octets;
    }

    /**
     * The key in this file: hexadecimal digits, nothing else. Where there is no file, a fresh key is written to it, for
     * its owner's eyes only.
     */
    public static TransportKey in(Path file, RandomGenerator random) throws IOException {
        byte[] fresh = new byte[OCTETS];
        random.nextBytes(fresh);
        if (!Files.exists(file)) {
            PrivateFile.create(file);
            Files.writeString(file, HEX.formatHex(fresh) + "\n");
            return new TransportKey(fresh);
        }
        byte[] found = octets(Files.readString(file).strip(), file);
        return new TransportKey(found);
    }

    private static byte[] octets(String hex, Path file) {
        if (!hex.matches("(?:[0-9A-Fa-f]{32}|[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64})")) {
            throw new IllegalArgumentException(file + " exists and is not an AES key: 32, 48 or 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(hex);
    }

    /** By which its receiver finds out that it arrived unharmed: the first three octets of AES(key, zeros). */
    public String checkValue() {
        return HEX.formatHex(Arrays.copyOf(encrypt(new byte[Aes.BLOCK]), CHECKED_OCTETS));
    }

    byte[] encrypt(byte[] field) {
        return Aes.encrypt(octets, field);
    }

    @Override
    public String toString() {
        return "transport key with check value " + checkValue();
    }
}
