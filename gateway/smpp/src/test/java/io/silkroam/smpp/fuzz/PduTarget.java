package io.silkroam.smpp.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.fuzz.Target;
import io.silkroam.smpp.codec.CodecLimits;
import io.silkroam.smpp.codec.Composed;
import io.silkroam.smpp.codec.Decoded;
import io.silkroam.smpp.codec.Decoded.GoodRequest;
import io.silkroam.smpp.codec.Decoded.GoodResponse;
import io.silkroam.smpp.codec.Decoded.Malformed;
import io.silkroam.smpp.codec.PduReader;
import io.silkroam.smpp.codec.PduWriter;
import io.silkroam.smpp.pdu.Command;
import java.util.List;
import java.util.Optional;

/**
 * A frame as the session hands it on: of a known command, read as the SMSC reads (strictly) where its sequence_number
 * is even, else as an ESME does. A request that passed and is written again reads alike.
 */
public final class PduTarget implements Target<Optional<Decoded>> {
    private static final int HEADER = 16;

    private final PduReader strict = new PduReader(CodecLimits.standard(), true);
    private final PduReader lenient = new PduReader(CodecLimits.standard(), false);

    @Override
    public List<byte[]> seeds() {
        return SmppSeeds.pdus();
    }

    @Override
    public Optional<Decoded> decode(byte[] input) {
        Command command = input.length < HEADER ? null : Command.of(int32(input, 4));
        if (command == null) {
            return Optional.empty();
        }
        // A frame that ends where its memory ends: who reads on throws.
        ByteBuf frame = Unpooled.wrappedBuffer(input);
        if (command.isResponse()) {
            return Optional.of(lenient.response(frame, command, int32(input, 8)));
        }
        return Optional.of(
                (int32(input, 12) & 1) == 0 ? strict.request(frame, command) : lenient.request(frame, command));
    }

    @Override
    public void check(byte[] input, Optional<Decoded> decoded) {
        if (decoded.isEmpty()) {
            return;
        }
        if (decoded.get() instanceof Malformed malformed) {
            boolean known = malformed.status() != 0 && !malformed.reason().contains("decomposer");
            require(known, malformed.reason());
        } else if (decoded.get() instanceof GoodRequest good) {
            checkWrittenAgain(good);
        } else if (decoded.get() instanceof GoodResponse response) {
            require(!response.remark().contains("decomposer"), response.remark());
            require(response.response().status() == int32(input, 8) || input.length == HEADER, "another status");
        }
    }

    private void checkWrittenAgain(GoodRequest good) {
        Composed composed = PduWriter.request(good.request(), true);
        ByteBuf again = Unpooled.buffer(composed.length());
        composed.writeTo(again, 1);
        Decoded read = lenient.request(again, Command.of(good.request()));
        boolean alike = read instanceof GoodRequest copy && copy.request().equals(good.request());
        require(alike, "written again it reads as " + read + ", not as " + good);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    @Override
    public String outcome(Optional<Decoded> decoded) {
        if (decoded.isEmpty()) {
            return "no command";
        }
        if (decoded.get() instanceof Malformed malformed) {
            return "0x" + Integer.toHexString(malformed.status());
        }
        if (decoded.get() instanceof GoodResponse response) {
            return response.remark().isEmpty() ? "response" : "response, in part";
        }
        return "request";
    }

    /** A submit_multi names up to 255 destinations of four octets each, and a PDU has up to 128 parameters. */
    @Override
    public int allowance() {
        return 32_768;
    }

    /** With a command_length that is true. */
    @Override
    public byte[] mended(byte[] mutated) {
        return SmppSeeds.withTrueLength(mutated);
    }

    static int int32(byte[] octets, int at) {
        return (octets[at] & 0xFF) << 24
                | (octets[at + 1] & 0xFF) << 16
                | (octets[at + 2] & 0xFF) << 8
                | (octets[at + 3] & 0xFF);
    }
}
