package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.smpp.pdu.Command;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds PDUs octet by octet, right ones and wrong ones. */
public final class Frames {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** An empty body. */
    public static Frames body() {
        return new Frames();
    }

    public Frames text(String value) {
        body.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
        body.write(0);
        return this;
    }

    public Frames raw(String value) {
        body.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    public Frames octets(int... values) {
        for (int value : values) {
            body.write(value);
        }
        return this;
    }

    public Frames zeros(int count) {
        body.writeBytes(new byte[count]);
        return this;
    }

    public Frames tlv(int tag, int claimed, int... value) {
        return octets(tag >> 8, tag, claimed >> 8, claimed).octets(value);
    }

    /** A submit_sm or deliver_sm up to and without sm_length. */
    public static Frames message(String source, String destination) {
        return body().text("")
                .octets(1, 1)
                .text(source)
                .octets(1, 1)
                .text(destination)
                .octets(0, 0, 0)
                .text("")
                .text("")
                .octets(0, 0, 0, 0);
    }

    /** A whole submit_sm or deliver_sm body. */
    public static Frames text(String source, String destination, String text) {
        return message(source, destination).octets(text.length()).raw(text);
    }

    public static Frames bind(String systemId, String password, int version) {
        return body().text(systemId)
                .text(password)
                .text("")
                .octets(version, 0, 0)
                .text("");
    }

    public byte[] pdu(Command command, int sequence) {
        return pdu(command.id(), 0, sequence);
    }

    public byte[] pdu(int commandId, int status, int sequence) {
        return pdu(body.size() + 16, commandId, status, sequence);
    }

    /** With a command_length of one's choice. */
    public byte[] pdu(int length, int commandId, int status, int sequence) {
        ByteBuf out = Unpooled.buffer();
        out.writeInt(length)
                .writeInt(commandId)
                .writeInt(status)
                .writeInt(sequence)
                .writeBytes(body.toByteArray());
        byte[] octets = new byte[out.readableBytes()];
        out.readBytes(octets);
        return octets;
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
