package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.CommandDefinition;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.Grammar;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.util.Optional;

/**
 * Turns frames into messages that keep the rules of RFC 6733, or says which rule is broken. Not thread-safe: one reader
 * per connection.
 */
public final class MessageReader {
    private static final DiameterHeader NO_HEADER = new DiameterHeader(0, 0, 0, 0, 0);

    private final Dictionary dictionary;
    private final AvpValidator validator;

    public MessageReader(Dictionary dictionary, CodecLimits limits) {
        this.dictionary = dictionary;
        this.validator = new AvpValidator(dictionary, limits);
    }

    /** Reads the one message that is the frame's readable octets, and takes the frame over. */
    public Decoded read(ByteBuf frame) {
        byte[] octets = Octets.of(frame);
        frame.release();
        return read(octets);
    }

    private Decoded read(byte[] frame) {
        if (frame.length < DiameterHeader.LENGTH) {
            return Malformed.header(NO_HEADER, ResultCodes.DIAMETER_INVALID_MESSAGE_LENGTH, "no whole header");
        }
        DiameterHeader header = DiameterHeader.read(frame);
        if (frame[0] != DiameterHeader.VERSION) {
            String reason = "version " + Octets.unsigned8(frame, 0);
            return Malformed.header(header, ResultCodes.DIAMETER_UNSUPPORTED_VERSION, reason);
        }
        int length = Octets.unsigned24(frame, 1);
        if (length != frame.length || (length & 3) != 0) {
            String reason = "length " + length + " of a frame of " + frame.length;
            return Malformed.header(header, ResultCodes.DIAMETER_INVALID_MESSAGE_LENGTH, reason);
        }
        Optional<CommandDefinition> command =
                dictionary.command(header.commandCode(), header.applicationId(), header.isRequest());
        Fault fault = checkHeader(header, command);
        if (fault.isNone()) {
            fault = checkAvps(frame, header, command.orElseThrow());
        }
        return fault.isNone() ? new Message(header, command.orElseThrow(), frame) : malformed(frame, header, fault);
    }

    private Fault checkHeader(DiameterHeader header, Optional<CommandDefinition> command) {
        if ((header.flags() & DiameterHeader.RESERVED) != 0) {
            return fault(ResultCodes.DIAMETER_INVALID_BIT_IN_HEADER, "reserved header bits");
        }
        if (header.isRequest() && header.isError()) {
            return fault(ResultCodes.DIAMETER_INVALID_HDR_BITS, "a request with the E bit");
        }
        if (!dictionary.knowsApplication(header.applicationId())) {
            String id = Integer.toUnsignedString(header.applicationId());
            return fault(ResultCodes.DIAMETER_APPLICATION_UNSUPPORTED, "application " + id);
        }
        if (command.isEmpty()) {
            return fault(ResultCodes.DIAMETER_COMMAND_UNSUPPORTED, "command " + header.commandCode());
        }
        // PXY in a command's definition is a MUST (RFC 6733 §3.2); an answer just repeats what the request had.
        if (header.isRequest() && header.isProxiable() != command.get().proxiable()) {
            return fault(ResultCodes.DIAMETER_INVALID_HDR_BITS, "P bit of " + command.get());
        }
        return Fault.NONE;
    }

    private Fault checkAvps(byte[] frame, DiameterHeader header, CommandDefinition command) {
        Grammar grammar = header.isError() ? dictionary.answerMessage() : command.grammar();
        Fault fault = validator.check(frame, grammar);
        // Of an answer whose group lacks something, nothing after that group was judged.
        boolean incompleteAnswer = fault.resultCode() == ResultCodes.DIAMETER_MISSING_AVP
                && !header.isRequest()
                && validator.reachedTheEnd();
        return incompleteAnswer && isFailureEnough(frame, grammar) ? Fault.NONE : fault;
    }

    /**
     * An answer that reports a failure often lacks what its command requires, since its sender could not compose it
     * (RFC 6733 §7.1.5). It passes without the E bit too if it has what the answer-message of §7.2 requires.
     */
    private boolean isFailureEnough(byte[] frame, Grammar grammar) {
        boolean complete = validator.saw(grammar, Avps.ORIGIN_HOST) && validator.saw(grammar, Avps.ORIGIN_REALM);
        if (!complete) {
            return false;
        }
        AvpCursor cursor = cursor(frame);
        return cursor.next(Avps.RESULT_CODE) && !ResultCodes.isSuccess(cursor.int32());
    }

    private static Fault fault(int resultCode, String reason) {
        return new Fault(resultCode, Optional.empty(), reason);
    }

    private static Malformed malformed(byte[] frame, DiameterHeader header, Fault fault) {
        return new Malformed(
                header,
                fault.resultCode(),
                fault.failedAvp(),
                sessionId(frame),
                proxyInfo(frame, fault),
                fault.reason());
    }

    /** What an answer gives back; nothing where one of them is at fault, for the answer would be as wrong as it is. */
    private static ByteBuf proxyInfo(byte[] frame, Fault fault) {
        boolean atFault = fault.failedAvp()
                .filter(avp -> AvpCursor.over(avp).next(Avps.PROXY_INFO))
                .isPresent();
        return atFault ? Unpooled.EMPTY_BUFFER : cursor(frame).allOf(Avps.PROXY_INFO);
    }

    /** The Session-Id, if an answer may repeat it. */
    private static Optional<String> sessionId(byte[] frame) {
        AvpCursor cursor = cursor(frame);
        if (!cursor.next(Avps.SESSION_ID)) {
            return Optional.empty();
        }
        byte[] data = cursor.octets();
        boolean sound = ValueCheck.check(Avps.SESSION_ID, data, 0, data.length) == ValueCheck.SOUND;
        return sound ? Optional.of(cursor.utf8()) : Optional.empty();
    }

    private static AvpCursor cursor(byte[] frame) {
        return new AvpCursor(frame, DiameterHeader.LENGTH, frame.length);
    }
}
