package io.silkroam.diameter.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Dictionary;
import java.util.Optional;

/** A message that was read, written again value by value; it must read alike, flags and padding apart. */
final class Rewritten {
    private Rewritten() {}

    static void check(Message message, MessageReader reader) {
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(message.length()), message.header());
        write(writer, message.avps());
        Decoded again = reader.read(writer.finish());
        if (!(again instanceof Message copy)) {
            throw new AssertionError("written again it is refused: " + again);
        }
        if (!copy.header().equals(message.header())) {
            throw new AssertionError("another header: " + copy.header() + " of " + message.header());
        }
        compare(message.avps(), copy.avps());
    }

    private static void write(MessageWriter writer, AvpCursor from) {
        while (from.next()) {
            Optional<AvpDefinition> avp = definition(from);
            if (avp.isPresent()) {
                write(writer, avp.get(), from);
            } else {
                // The octets after the last AVP of an opaque group need not be padded; a message's own always are.
                writer.addRaw(from.wholeAvp());
            }
        }
    }

    private static void write(MessageWriter writer, AvpDefinition avp, AvpCursor from) {
        switch (avp.type()) {
            case INTEGER32, ENUMERATED -> writer.add(avp, from.int32());
            case UNSIGNED32 -> writer.add(avp, from.unsigned32());
            case INTEGER64 -> writer.add(avp, from.int64());
            case UNSIGNED64 -> writer.add(avp, from.unsigned64());
            case TIME -> writer.addTime(avp, from.time());
            case ADDRESS -> {
                if (from.isIpAddress() && !isMappedAddress(from)) {
                    writer.addAddress(avp, from.address());
                } else {
                    writer.add(avp, from.octets());
                }
            }
            case UTF8_STRING, DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE -> {
                if (avp.values().isOpen()) {
                    writer.add(avp, from.slice());
                } else {
                    writer.add(avp, from.utf8());
                }
            }
            case FLOAT32, FLOAT64, OCTET_STRING -> writer.add(avp, from.octets());
            case GROUPED -> {
                if (avp.values().opaque()) {
                    writer.add(avp, from.slice());
                } else {
                    writer.begin(avp);
                    write(writer, from.group());
                    writer.end();
                }
            }
        }
    }

    /** Java makes an IPv4 address of an IPv6 one that holds it (::ffff:10.0.0.1). */
    private static boolean isMappedAddress(AvpCursor from) {
        return from.length() == 18 && from.address().getAddress().length == 4;
    }

    private static void compare(AvpCursor before, AvpCursor after) {
        while (before.next()) {
            boolean same = after.next() && before.code() == after.code() && before.vendorId() == after.vendorId();
            if (!same) {
                throw new AssertionError("AVP " + before.code() + " became another");
            }
            Optional<AvpDefinition> avp = definition(before);
            if (avp.isPresent() && looksInto(avp.get())) {
                compare(before.group(), after.group());
            } else if (!equal(before.slice(), after.slice())) {
                throw new AssertionError("other data in AVP " + before.code());
            }
        }
        if (after.next()) {
            throw new AssertionError("AVP " + after.code() + " was not there before");
        }
    }

    private static boolean equal(ByteBuf one, ByteBuf other) {
        return one.equals(other);
    }

    private static boolean looksInto(AvpDefinition avp) {
        return avp.type() == io.silkroam.diameter.dictionary.AvpType.GROUPED
                && !avp.values().opaque();
    }

    private static Optional<AvpDefinition> definition(AvpCursor cursor) {
        return Dictionary.standard().avp(cursor.code(), cursor.vendorId());
    }
}
