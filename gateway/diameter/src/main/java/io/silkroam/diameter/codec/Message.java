package io.silkroam.diameter.codec;

import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.CommandDefinition;
import java.util.Optional;
import java.util.OptionalLong;

/** A message that has passed the dictionary: a view on the array it was received in. */
public final class Message implements Decoded {
    private final DiameterHeader header;
    private final CommandDefinition command;
    private final byte[] frame;

    Message(DiameterHeader header, CommandDefinition command, byte[] frame) {
        this.header = header;
        this.command = command;
        this.frame = frame;
    }

    @Override
    public DiameterHeader header() {
        return header;
    }

    public CommandDefinition command() {
        return command;
    }

    /** A new cursor before the first AVP. */
    public AvpCursor avps() {
        return new AvpCursor(frame, DiameterHeader.LENGTH, frame.length);
    }

    /** The text of the first top-level AVP of this definition. */
    public Optional<String> utf8(AvpDefinition avp) {
        AvpCursor cursor = avps();
        return cursor.next(avp) ? Optional.of(cursor.utf8()) : Optional.empty();
    }

    /** The number in the first top-level AVP of this definition; Integer32 and Enumerated keep their sign. */
    public OptionalLong unsigned(AvpDefinition avp) {
        AvpCursor cursor = avps();
        if (!cursor.next(avp)) {
            return OptionalLong.empty();
        }
        if (avp.type().isDoubleWord()) {
            return OptionalLong.of(cursor.unsigned64());
        }
        return OptionalLong.of(avp.type() == AvpType.UNSIGNED32 ? cursor.unsigned32() : cursor.int32());
    }

    /** Whether there is a top-level AVP of this definition. */
    public boolean has(AvpDefinition avp) {
        return avps().next(avp);
    }

    /** Its octets, header included. */
    public int length() {
        return frame.length;
    }

    @Override
    public String toString() {
        return command + " " + header;
    }
}
