package io.silkroam.sim.cli.qr;

import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A QR code as a PNG of one bit a pixel (ISO/IEC 15948), with its quiet zone. Our own because the JDK's pictures need a
 * module that small Java installations lack, and a second to start.
 */
public final class PngPicture {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int QUIET = 4;
    private static final int BITS = 8;

    private final QrCode qr;
    private final int scale;

    public PngPicture(QrCode qr, int scale) {
        this.qr = qr;
        this.scale = scale;
    }

    public byte[] octets() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        // One bit of grey, no interlacing.
        byte[] header = ByteBuffer.allocate(13)
                .putInt(side())
                .putInt(side())
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", deflated(pixels()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private int side() {
        return (qr.size + 2 * QUIET) * scale;
    }

    /** Each line begins with its filter, none; a set bit is white. */
    private byte[] pixels() {
        int length = 1 + (side() + BITS - 1) / BITS;
        byte[] lines = new byte[length * side()];
        for (int y = 0; y < side(); y++) {
            for (int x = 0; x < side(); x++) {
                if (!qr.getModule(x / scale - QUIET, y / scale - QUIET)) {
                    lines[y * length + 1 + x / BITS] |= (byte) (0x80 >> x % BITS);
                }
            }
        }
        return lines;
    }

    private static byte[] deflated(byte[] octets) {
        Deflater deflater = new Deflater();
        deflater.setInput(octets);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
