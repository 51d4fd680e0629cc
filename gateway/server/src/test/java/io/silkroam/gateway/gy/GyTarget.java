package io.silkroam.gateway.gy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.codec.MessageWriter;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.fuzz.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What the gateway reads out of a CCR that the Diameter layer let pass: a request to charge, or why it is none. */
public final class GyTarget implements Target<Optional<GyRequest.Read>> {
    private final MessageReader reader = new MessageReader(Dictionary.standard(), CodecLimits.defaults());

    @Override
    public List<byte[]> seeds() {
        Consumer<MessageWriter> money =
                unit -> unit.group(Avps.CC_MONEY, m -> m.group(Avps.UNIT_VALUE, v -> v.add(Avps.VALUE_DIGITS, 5))
                        .add(Avps.CURRENCY_CODE, 978));
        Consumer<MessageWriter> octets = unit -> unit.add(Avps.CC_TOTAL_OCTETS, 1_000)
                .add(Avps.CC_INPUT_OCTETS, 400)
                .add(Avps.CC_OUTPUT_OCTETS, 600);
        Consumer<MessageWriter> most =
                unit -> unit.add(Avps.CC_TOTAL_OCTETS, -1).add(Avps.CC_TIME, 0xFFFF_FFFFL);
        byte[] location = java.util.HexFormat.of().parseHex("8202f480000102f48000000001");
        return Stream.of(
                        Ccr.initial().imsi().e164().service(m -> m.add(Avps.RATING_GROUP, 1)
                                .group(Avps.REQUESTED_SERVICE_UNIT, unit -> {})),
                        Ccr.update(1).imsi().service(m -> m.add(Avps.RATING_GROUP, 10)
                                .add(Avps.SERVICE_IDENTIFIER, 4)
                                .add(Avps.REPORTING_REASON, 3)
                                .group(Avps.USED_SERVICE_UNIT, octets)
                                .group(Avps.USED_SERVICE_UNIT, most)
                                .group(Avps.REQUESTED_SERVICE_UNIT, octets)),
                        Ccr.termination(2).imsi().service(m -> m.group(Avps.USED_SERVICE_UNIT, most)),
                        Ccr.event().imsi().with(out -> out.add(Avps.REQUESTED_ACTION, 0)
                                .group(Avps.REQUESTED_SERVICE_UNIT, money)),
                        Ccr.event().e164().context("32274@3gpp.org").with(out -> out.add(Avps.REQUESTED_ACTION, 1)
                                .group(Avps.REQUESTED_SERVICE_UNIT, u -> u.add(Avps.CC_SERVICE_SPECIFIC_UNITS, 1))),
                        Ccr.event().imsi().with(out -> out.add(Avps.REQUESTED_ACTION, 2)),
                        Ccr.event().imsi().with(out -> out.add(Avps.REQUESTED_ACTION, 3)),
                        Ccr.event().imsi(),
                        Ccr.initial()
                                .subscription(1, "2040")
                                .subscription(0, "tel")
                                .subscription(2, "sip:x"),
                        Ccr.initial(),
                        Ccr.initial().imsi().with(out -> out.addTime(Avps.EVENT_TIMESTAMP, java.time.Instant.EPOCH)
                                .group(Avps.REQUESTED_SERVICE_UNIT, unit -> unit.add(Avps.CC_TIME, 60))
                                .group(Avps.USED_SERVICE_UNIT, octets)),
                        Ccr.initial().imsi().psInformation(ps -> ps.add(Avps.TGPP_USER_LOCATION_INFO, location)
                                .add(Avps.TGPP_SGSN_MCC_MNC, "26201")
                                .add(Avps.TGPP_RAT_TYPE, new byte[] {6})
                                .add(Avps.CALLED_STATION_ID, "internet")
                                .add(Avps.TGPP_CHARGING_ID, new byte[] {0, 0, 0, 9})),
                        Ccr.initial().imsi().psInformation(ps -> ps.add(Avps.TGPP_USER_LOCATION_INFO, new byte[1])
                                .add(Avps.TGPP_SGSN_MCC_MNC, "nowhere")
                                .add(Avps.TGPP_CHARGING_ID, new byte[3])),
                        many())
                .map(ccr -> ByteBufUtil.getBytes(ccr.write(1)))
                .toList();
    }

    /** More services than are served. */
    private static Ccr many() {
        Ccr ccr = Ccr.update(1).imsi();
        for (int i = 0; i < 65; i++) {
            int group = i;
            ccr.service(m -> m.add(Avps.RATING_GROUP, group));
        }
        return ccr;
    }

    @Override
    public Optional<GyRequest.Read> decode(byte[] input) {
        ByteBuf frame = Unpooled.wrappedBuffer(input);
        Decoded decoded = reader.read(frame);
        if (!(decoded instanceof Message message)) {
            return Optional.empty();
        }
        boolean ccr = message.header().isRequest() && message.header().commandCode() == 272;
        return ccr ? Optional.of(GyRequestReader.read(message.avps(), Ccr.DEFAULT_GROUP)) : Optional.empty();
    }

    @Override
    public void check(byte[] input, Optional<GyRequest.Read> decoded) {
        decoded.ifPresent(read -> {
            if (read.request().isPresent() == read.unusable().isPresent()) {
                throw new AssertionError("one or the other: " + read);
            }
            read.unusable().ifPresent(why -> {
                if (why.resultCode() < 4000 || why.resultCode() > 5999) {
                    throw new AssertionError("no code of ours: " + why);
                }
            });
        });
    }

    @Override
    public String outcome(Optional<GyRequest.Read> decoded) {
        return decoded.map(read ->
                        read.unusable().map(why -> "" + why.resultCode()).orElse("request"))
                .orElse("malformed");
    }

    @Override
    public int allowance() {
        return 8_192;
    }

    /** With a message length that is true. */
    @Override
    public byte[] mended(byte[] mutated) {
        byte[] mended = java.util.Arrays.copyOf(mutated, mutated.length & ~3);
        if (mended.length > 3) {
            Unpooled.wrappedBuffer(mended).setMedium(1, mended.length);
        }
        return mended;
    }
}
