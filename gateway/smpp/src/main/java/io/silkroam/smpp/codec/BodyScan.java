package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The pass over a PDU before jSMPP sees it: finds where each text and the short message lie, and what is wrong. Used
 * over and over by one thread. A body's texts are counted in the order of the wire.
 */
final class BodyScan {
    static final int HEADER = 16;
    static final int SME_ADDRESS = 1;
    private static final int DISTRIBUTION_LIST = 2;

    private int[] starts = new int[8];
    private int[] lengths = new int[8];
    private boolean[] foreigns = new boolean[8];
    private Field[] fields = new Field[8];
    private int texts;
    private boolean foreign;
    private int messageStart;
    private int messageLength;
    private boolean messageForeign;
    private int blockStart;
    private int blockEnd;
    private int end;
    private int status;
    private String reason = "";

    private ByteBuf in;
    private int at;
    private int limit;

    /**
     * Scans the mandatory parameters of a frame, which begins at its reader index with the header.
     *
     * @return whether all is well; if not, {@link #status()} and {@link #reason()} say what is not
     */
    boolean scan(ByteBuf frame, Command command) {
        in = frame;
        at = frame.readerIndex() + HEADER;
        limit = frame.writerIndex();
        texts = 0;
        foreign = false;
        messageStart = -1;
        messageLength = 0;
        messageForeign = false;
        blockStart = -1;
        blockEnd = -1;
        status = CommandStatus.ESME_ROK;
        for (Field field : Layouts.of(command)) {
            if (!scan(field)) {
                return false;
            }
        }
        end = at;
        return true;
    }

    private boolean scan(Field field) {
        return switch (field.kind) {
            case OCTET -> skip(field.most);
            case TEXT -> text(field);
            case TIME -> time(field);
            case MESSAGE -> message(field);
            case DESTINATIONS -> destinations();
            case UNSUCCESSFUL -> unsuccessful();
        };
    }

    private boolean skip(int octets) {
        if (limit - at < octets) {
            return fail(CommandStatus.ESME_RINVCMDLEN, "the body ends early");
        }
        at += octets;
        return true;
    }

    private boolean text(Field field) {
        int most = Math.min(field.most, limit - at);
        boolean ascii = true;
        for (int i = 0; i < most; i++) {
            byte octet = in.getByte(at + i);
            if (octet == 0) {
                add(field, at, i, ascii && i < field.mostOfJsmpp);
                at += i + 1;
                return true;
            }
            ascii &= octet > 0;
        }
        return most == field.most
                ? fail(field.status, "a text is too long")
                : fail(CommandStatus.ESME_RINVCMDLEN, "a text without its NUL");
    }

    private boolean time(Field field) {
        if (!text(field)) {
            return false;
        }
        int length = lengths[texts - 1];
        return length == 0 || length == field.most - 1 || fail(field.status, "a time is not of 16 characters");
    }

    private boolean message(Field field) {
        if (at >= limit) {
            return fail(CommandStatus.ESME_RINVCMDLEN, "the body ends early");
        }
        int length = in.getUnsignedByte(at);
        if (limit - at - 1 < length) {
            return fail(field.status, "sm_length is beyond the end");
        }
        messageStart = at + 1;
        messageLength = length;
        messageForeign = length > field.mostOfJsmpp;
        foreign |= messageForeign;
        at += 1 + length;
        return true;
    }

    private boolean destinations() {
        blockStart = at;
        if (!skip(1)) {
            return false;
        }
        int count = in.getUnsignedByte(at - 1);
        if (count == 0) {
            return fail(CommandStatus.ESME_RINVNUMDESTS, "no destination");
        }
        for (int i = 0; i < count; i++) {
            if (!skip(1)) {
                return false;
            }
            int flag = in.getUnsignedByte(at - 1);
            if (flag != SME_ADDRESS && flag != DISTRIBUTION_LIST) {
                return fail(CommandStatus.ESME_RINVDESTFLAG, "a destination of an unknown kind");
            }
            if ((flag == SME_ADDRESS && !skip(2)) || !text(Field.DESTINATION)) {
                return false;
            }
        }
        return endBlock();
    }

    private boolean unsuccessful() {
        blockStart = at;
        if (!skip(1)) {
            return false;
        }
        int count = in.getUnsignedByte(at - 1);
        for (int i = 0; i < count; i++) {
            if (!skip(2) || !text(Field.DESTINATION) || !skip(4)) {
                return false;
            }
        }
        return endBlock();
    }

    /** jSMPP's bean of an address refuses reserved types of number, so it gets none of a list. */
    private boolean endBlock() {
        blockEnd = at;
        foreign = true;
        return true;
    }

    private void add(Field field, int start, int length, boolean plain) {
        if (texts == starts.length) {
            starts = Arrays.copyOf(starts, 2 * texts);
            lengths = Arrays.copyOf(lengths, 2 * texts);
            foreigns = Arrays.copyOf(foreigns, 2 * texts);
            fields = Arrays.copyOf(fields, 2 * texts);
        }
        starts[texts] = start;
        lengths[texts] = length;
        foreigns[texts] = !plain;
        fields[texts] = field;
        texts++;
        foreign |= !plain;
    }

    private boolean fail(int what, String why) {
        status = what;
        reason = why;
        end = at;
        return false;
    }

    /** Whether there is anything that jSMPP's beans cannot carry. */
    boolean isForeign() {
        return foreign;
    }

    boolean isForeign(int text) {
        return foreigns[text];
    }

    boolean isMessageForeign() {
        return messageForeign;
    }

    int texts() {
        return texts;
    }

    Field field(int text) {
        return fields[text];
    }

    int start(int text) {
        return starts[text];
    }

    int length(int text) {
        return lengths[text];
    }

    String text(ByteBuf frame, int text) {
        return frame.toString(starts[text], lengths[text], StandardCharsets.ISO_8859_1);
    }

    /** Where short_message begins, after sm_length; -1 where there is none. */
    int messageStart() {
        return messageStart;
    }

    int messageLength() {
        return messageLength;
    }

    /** Where number_of_dests or no_unsuccess stands; -1 where there is neither. */
    int blockStart() {
        return blockStart;
    }

    /** Where the list ends. */
    int blockEnd() {
        return blockEnd;
    }

    /** Where the mandatory parameters end. */
    int end() {
        return end;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }
}
