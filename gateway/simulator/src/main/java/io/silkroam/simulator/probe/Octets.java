package io.silkroam.simulator.probe;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** PDUs octet by octet, right or wrong; no codec has a say in it. */
final class Octets {
    static final int HEADER = 16;
    static final int SEQUENCE = 7;

    private static final int COMMAND_LENGTH_OCTETS = 4;

    private Octets() {}

    /** A PDU with the sequence_number {@link #SEQUENCE}. */
    static byte[] pdu(Command command, byte[]... body) {
        return pdu(command.id(), 0, SEQUENCE, body);
    }

    static byte[] pdu(int commandId, int status, int sequence, byte[]... body) {
        byte[] all = join(body);
        ByteBuffer pdu = ByteBuffer.allocate(HEADER + all.length);
        pdu.putInt(pdu.capacity())
                .putInt(commandId)
                .putInt(status)
                .putInt(sequence)
                .put(all);
        return pdu.array();
    }

    /** The same PDU with a command_length that may not be true. */
    static byte[] claiming(int length, byte[] pdu) {
        byte[] copy = pdu.clone();
        ByteBuffer.wrap(copy, 0, COMMAND_LENGTH_OCTETS).putInt(length);
        return copy;
    }

    static byte[] numbered(int sequence, byte[] pdu) {
        byte[] copy = pdu.clone();
        ByteBuffer.wrap(copy).putInt(HEADER - Integer.BYTES, sequence);
        return copy;
    }

    static byte[] text(String value) {
        return join(value.getBytes(StandardCharsets.ISO_8859_1), octets(0));
    }

    static byte[] octets(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }

    static byte[] many(int count, int value) {
        byte[] all = new byte[count];
        java.util.Arrays.fill(all, (byte) value);
        return all;
    }

    static byte[] tlv(int tag, byte[] value) {
        return tlv(tag, value.length, value);
    }

    static byte[] tlv(int tag, int claimed, byte[] value) {
        return join(octets(tag >> 8, tag, claimed >> 8, claimed), value);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] bind(Command command, String systemId, String password, int version) {
        return pdu(command, text(systemId), text(password), text(""), octets(version, 0, 0), text(""));
    }

    /** A submit_sm of "Hello" and whatever follows. */
    static byte[] submit(byte[]... tail) {
        return pdu(Command.SUBMIT_SM, message(new Fields()), join(tail));
    }

    static byte[] submit(Fields fields, byte[]... tail) {
        return pdu(Command.SUBMIT_SM, message(fields), join(tail));
    }

    private static byte[] message(Fields fields) {
        return join(
                fields.serviceType,
                fields.source,
                fields.destination,
                octets(fields.esmClass, 0, 0),
                text(""),
                fields.validity,
                octets(1, 0, 0, 0, fields.length < 0 ? fields.message.length : fields.length),
                fields.message);
    }

    /** What may be wrong in a submit_sm. */
    static final class Fields {
        private byte[] serviceType = text("");
        private byte[] source = join(octets(5, 0), text("Silkroam"));
        private byte[] destination = join(octets(1, 1), text("31612345678"));
        private byte[] validity = text("");
        private byte[] message = "Hello".getBytes(StandardCharsets.ISO_8859_1);
        private int esmClass;
        private int length = -1;

        Fields serviceType(byte[] value) {
            serviceType = value;
            return this;
        }

        Fields source(byte[] value) {
            source = value;
            return this;
        }

        Fields destination(byte[] value) {
            destination = value;
            return this;
        }

        Fields validity(String value) {
            validity = text(value);
            return this;
        }

        Fields message(byte[] value) {
            message = value;
            return this;
        }

        Fields esmClass(int value) {
            esmClass = value;
            return this;
        }

        /** sm_length, true or not. */
        Fields length(int value) {
            length = value;
            return this;
        }
    }
}
