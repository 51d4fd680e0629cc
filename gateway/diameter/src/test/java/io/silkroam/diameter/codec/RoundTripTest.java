package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.Dictionary;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What is written is what is read. */
class RoundTripTest {
    /** From 1968-01-20 until the 32 bits of seconds, counted on from 2036, run out (RFC 5905 §6). */
    private static final long FIRST_SECOND = -61_505_152L;

    private static final long LAST_SECOND = FIRST_SECOND + 0xFFFF_FFFFL;

    @Property
    void shouldReadBackEveryHeader(
            @ForAll @IntRange(max = 255) int flags,
            @ForAll @IntRange(max = 0xFF_FFFF) int command,
            @ForAll int application,
            @ForAll int hopByHop,
            @ForAll int endToEnd) {
        DiameterHeader header = new DiameterHeader(flags, command, application, hopByHop, endToEnd);
        ByteBuf out = MessageWriter.start(Unpooled.buffer(), header).finish();
        assertThat(DiameterHeader.read(out, 0)).isEqualTo(header);
        assertThat(out.readableBytes()).isEqualTo(20);
    }

    @Property
    void shouldReadBackEveryAvpInOrder(@ForAll("avps") @Size(max = 40) List<AvpDefinition> avps) {
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), Requests.CCR_HEADER);
        avps.forEach(avp -> writer.add(avp, Samples.data(avp)));
        ByteBuf out = writer.finish();
        AvpCursor cursor = AvpCursor.over(out.skipBytes(20));
        for (AvpDefinition avp : avps) {
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.is(avp)).isTrue();
            assertThat(cursor.octets()).isEqualTo(Samples.data(avp));
            assertThat(cursor.slice().readableBytes()).isEqualTo(cursor.length());
        }
        assertThat(cursor.next()).isFalse();
    }

    @Property
    void shouldReadBackTextOfAnyScript(@ForAll("text") String text) {
        AvpCursor cursor = one(Requests.ccr().add(Avps.ERROR_MESSAGE, text), Avps.ERROR_MESSAGE);
        assertThat(cursor.utf8()).isEqualTo(text);
    }

    @Property
    void shouldReadBackNumbersOfEitherWidth(
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long unsigned32, @ForAll int int32, @ForAll long wide) {
        assertThat(one(Requests.ccr().add(Avps.RATING_GROUP, unsigned32), Avps.RATING_GROUP)
                        .unsigned32())
                .isEqualTo(unsigned32);
        assertThat(one(Requests.ccr().add(Avps.EXPONENT, int32), Avps.EXPONENT).int32())
                .isEqualTo(int32);
        assertThat(one(Requests.ccr().add(Avps.VALUE_DIGITS, wide), Avps.VALUE_DIGITS)
                        .int64())
                .isEqualTo(wide);
        assertThat(one(Requests.ccr().add(Avps.CC_TOTAL_OCTETS, wide), Avps.CC_TOTAL_OCTETS)
                        .unsigned64())
                .isEqualTo(wide);
    }

    @Property
    void shouldReadBackTimesAcrossTheEraOf2036(
            @ForAll @LongRange(min = FIRST_SECOND, max = LAST_SECOND) long epochSecond) {
        Instant time = Instant.ofEpochSecond(epochSecond);
        assertThat(one(Requests.ccr().addTime(Avps.EVENT_TIMESTAMP, time), Avps.EVENT_TIMESTAMP)
                        .time())
                .isEqualTo(time);
    }

    @Property
    void shouldReadBackAddresses(@ForAll @Size(16) byte[] octets, @ForAll boolean shortOne)
            throws UnknownHostException {
        byte[] raw = shortOne ? Arrays.copyOf(octets, 4) : octets;
        InetAddress address = InetAddress.getByAddress(raw);
        AvpCursor cursor = one(Requests.ccr().addAddress(Avps.GGSN_ADDRESS, address), Avps.GGSN_ADDRESS);
        assertThat(cursor.isIpAddress()).isTrue();
        assertThat(cursor.address()).isEqualTo(address);
    }

    @Property
    void shouldReadBackGroupsWithinGroups(@ForAll @IntRange(max = 40) int depth, @ForAll @Size(max = 9) byte[] leaf) {
        MessageWriter writer = Requests.ccr();
        for (int i = 0; i < depth; i++) {
            writer.begin(Avps.SERVICE_INFORMATION);
        }
        writer.add(Avps.CLASS, leaf);
        for (int i = 0; i < depth; i++) {
            writer.end();
        }
        AvpCursor cursor = AvpCursor.over(writer.finish().skipBytes(20));
        for (int i = 0; i < depth; i++) {
            assertThat(cursor.next(Avps.SERVICE_INFORMATION)).isTrue();
            cursor = cursor.group();
        }
        assertThat(cursor.next(Avps.CLASS)).isTrue();
        assertThat(cursor.octets()).isEqualTo(leaf);
    }

    private static AvpCursor one(MessageWriter writer, AvpDefinition avp) {
        AvpCursor cursor = AvpCursor.over(writer.finish().skipBytes(20));
        assertThat(cursor.next(avp)).isTrue();
        return cursor;
    }

    @Provide
    Arbitrary<List<AvpDefinition>> avps() {
        return Arbitraries.of(Dictionary.standard().avps().stream()
                        .filter(avp -> avp.type() != AvpType.GROUPED)
                        .toList())
                .list();
    }

    @Provide
    Arbitrary<String> text() {
        // Whole characters: half a surrogate pair is no text.
        return Arbitraries.of("a", "é", "€", "中", "文", "😀")
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }
}
