package io.silkroam.smpp.codec;

import io.netty.buffer.ByteBuf;
import io.silkroam.smpp.codec.Decoded.GoodRequest;
import io.silkroam.smpp.codec.Decoded.GoodResponse;
import io.silkroam.smpp.codec.Decoded.Malformed;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Tlv;
import java.util.List;
import org.jsmpp.PDUException;

/**
 * Reads a frame whose command is known. Never throws for what a peer sent and never reads beyond the frame. Used by
 * one thread.
 *
 * <p>A strict reader (the SMSC's, for what ESMEs submit) refuses what is wrong in optional parameters; the other one
 * (the ESME's) overlooks it and takes what could be read, since a receipt that is refused comes back for ever.
 */
public final class PduReader {
    private static final int MESSAGE_PAYLOAD = 0x0424;

    private final boolean strict;
    private final BodyScan scan = new BodyScan();
    private final TlvReader tlvs;

    public PduReader(CodecLimits limits, boolean strict) {
        this.strict = strict;
        this.tlvs = new TlvReader(limits.tlvs());
    }

    /** Reads a request: a {@link GoodRequest} or {@link Malformed}. The frame stays the caller's. */
    public Decoded request(ByteBuf frame, Command command) {
        if (command == Command.ENQUIRE_LINK) {
            return new GoodRequest(new Request.EnquireLink(), remarkOnBody(frame));
        } else if (command == Command.UNBIND) {
            return new GoodRequest(new Request.Unbind(), remarkOnBody(frame));
        }
        if (!scan.scan(frame, command)) {
            return new Malformed(scan.status(), scan.reason());
        }
        boolean judged = strict && command != Command.OUTBIND && !command.isBind();
        String remark = "";
        if (!tlvs.read(frame, scan.end(), judged)) {
            if (judged) {
                return new Malformed(tlvs.status(), tlvs.reason());
            }
            remark = tlvs.reason();
        }
        if (judged && scan.messageLength() > 0 && hasPayload(tlvs.tlvs())) {
            return new Malformed(CommandStatus.ESME_ROPTPARNOTALLWD, "both short_message and message_payload");
        }
        try {
            PlainCopy copy = new PlainCopy(frame, scan);
            return new GoodRequest(RequestBeans.read(command, copy, tlvs.tlvs()), remark);
        } catch (PDUException | RuntimeException surprise) {
            // Nothing is known to come here; if something does, it costs this PDU alone.
            return new Malformed(CommandStatus.ESME_RSYSERR, "the decomposer refused it: " + surprise.getClass());
        }
    }

    /** Reads a response: always a {@link GoodResponse}. The frame stays the caller's. */
    public GoodResponse response(ByteBuf frame, Command command, int status) {
        if (frame.readableBytes() == BodyScan.HEADER || Layouts.of(command).length == 0) {
            return new GoodResponse(ResponseBeans.empty(command, status, "", List.of()), "");
        }
        if (!scan.scan(frame, command)) {
            return salvaged(frame, command, status, scan.reason());
        }
        String remark = tlvs.read(frame, scan.end(), false) ? "" : tlvs.reason();
        try {
            PlainCopy copy = new PlainCopy(frame, scan);
            return new GoodResponse(ResponseBeans.read(command, status, copy, tlvs.tlvs()), remark);
        } catch (PDUException | RuntimeException surprise) {
            return salvaged(frame, command, status, "the decomposer refused it: " + surprise.getClass());
        }
    }

    /** A response whose body is broken: its first text, up to its NUL or the end, is all that counts in most. */
    private static GoodResponse salvaged(ByteBuf frame, Command command, int status, String reason) {
        int start = frame.readerIndex() + BodyScan.HEADER;
        int nul = frame.indexOf(start, frame.writerIndex(), (byte) 0);
        int length = (nul < 0 ? frame.writerIndex() : nul) - start;
        String first = frame.toString(start, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        return new GoodResponse(ResponseBeans.empty(command, status, first, List.of()), reason);
    }

    private static String remarkOnBody(ByteBuf frame) {
        return frame.readableBytes() == BodyScan.HEADER ? "" : "a body where none belongs";
    }

    private static boolean hasPayload(List<Tlv> parameters) {
        for (Tlv tlv : parameters) {
            if (tlv.tag() == MESSAGE_PAYLOAD && tlv.value().length > 0) {
                return true;
            }
        }
        return false;
    }
}
