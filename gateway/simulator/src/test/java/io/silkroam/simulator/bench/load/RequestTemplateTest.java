package io.silkroam.simulator.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Decoded;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.simulator.gy.Route;
import io.silkroam.simulator.profile.GatewayProfile;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the generator writes is what the profile would have written, with its numbers in their places. */
class RequestTemplateTest {
    private static final int NTP_SECONDS = 0xE000_0001;

    private final MessageReader reader = new MessageReader(Dictionary.standard(), CodecLimits.defaults());

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SMS_EVENT")
    void shouldPutEachNumberInItsPlace(GatewayProfile profile) {
        CreditLoad load = new CreditLoad(profile, 1, 50, 3, 1, 1, Duration.ZERO, Duration.ofSeconds(1));
        SessionSlots slots = new SessionSlots(load);
        Requests requests = new Requests(profile, new Route.Origin("pgw1." + LoadGenerator.REALM, LoadGenerator.REALM));

        int slot = slots.take(0);
        assertIsNext(slots, slot, requests.initial(), 1, 0);
        slots.decided(slot, 0);
        assertIsNext(slots, slot, requests.update(), 2, 1);
        slots.decided(slot, 0);
        assertIsNext(slots, slot, requests.termination(), 3, 2);
    }

    private void assertIsNext(SessionSlots slots, int slot, RequestTemplate template, int type, int number) {
        ByteBuf out = Unpooled.buffer();
        template.write(out, slots, slot, NTP_SECONDS);
        assertThat(out.readableBytes()).isEqualTo(template.length());
        Decoded decoded = reader.read(out);
        assertThat(decoded).isInstanceOf(Message.class);
        Message message = (Message) decoded;
        assertThat(message.header().hopByHopId()).isEqualTo(slot);
        assertThat(message.header().endToEndId()).isEqualTo(slots.endToEnd(slot));
        assertThat(message.unsigned(Avps.CC_REQUEST_TYPE)).hasValue(type);
        assertThat(message.unsigned(Avps.CC_REQUEST_NUMBER)).hasValue(number);
        assertThat(message.utf8(Avps.SESSION_ID).orElseThrow()).endsWith(";%010d".formatted(slots.session(slot)));
        assertThat(subscribers(message)).contains(Subscribers.imsi(slots.subscriber(slot)));
        assertThat(message.avps().next(Avps.EVENT_TIMESTAMP)).isEqualTo(hasTime(message));
    }

    private static boolean hasTime(Message message) {
        AvpCursor avps = message.avps();
        if (!avps.next(Avps.EVENT_TIMESTAMP)) {
            return false;
        }
        assertThat(avps.time().getEpochSecond()).isEqualTo((NTP_SECONDS & 0xFFFF_FFFFL) - 2_208_988_800L);
        return true;
    }

    private static String subscribers(Message message) {
        StringBuilder names = new StringBuilder();
        AvpCursor avps = message.avps();
        while (avps.next(Avps.SUBSCRIPTION_ID)) {
            AvpCursor member = avps.group();
            if (member.next(Avps.SUBSCRIPTION_ID_DATA)) {
                names.append(member.utf8()).append(' ');
            }
        }
        return names.toString();
    }
}
