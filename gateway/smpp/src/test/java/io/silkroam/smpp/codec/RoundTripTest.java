package io.silkroam.smpp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.smpp.codec.Decoded.GoodRequest;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Command;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Request.Destination;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.Unsuccessful;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written reads back as it was, for every PDU and every value its parameters may have. */
class RoundTripTest {
    private final PduReader lenient = new PduReader(CodecLimits.standard(), false);
    private final PduReader strict = new PduReader(CodecLimits.standard(), true);

    @Property(tries = 2_000)
    void shouldReadBackEveryRequest(@ForAll("requests") Request request, @ForAll int sequence) {
        Command command = Command.of(request);
        ByteBuf frame = frame(PduWriter.request(request, true), sequence);

        assertThat(frame.getInt(0)).isEqualTo(frame.readableBytes());
        assertThat(frame.getInt(4)).isEqualTo(command.id());
        assertThat(frame.getInt(12)).isEqualTo(sequence);
        assertThat(lenient.request(frame, command)).isEqualTo(new GoodRequest(request, ""));
    }

    /** Found by the seeds of the barrage: it came in, and could not be delivered on. */
    @Property(tries = 200)
    void shouldWriteADeliveryWithAddressesAsLongAsItReadsThem(
            @ForAll("messages") ShortMessage message, @ForAll("longAddresses") Address to) {
        Request.DeliverSm delivery = new Request.DeliverSm(message.withDestination(to));
        ByteBuf frame = frame(PduWriter.request(delivery, true), 1);
        assertThat(lenient.request(frame, Command.DELIVER_SM)).isEqualTo(new GoodRequest(delivery, ""));
    }

    @Property(tries = 500)
    void shouldReadBackAMessageStrictlyToo(@ForAll("messages") ShortMessage message) {
        ByteBuf frame = frame(PduWriter.request(new Request.SubmitSm(message), true), 1);

        assertThat(strict.request(frame, Command.SUBMIT_SM))
                .isEqualTo(new GoodRequest(new Request.SubmitSm(message), ""));
    }

    @Property(tries = 1_000)
    void shouldReadBackEveryResponse(@ForAll("exchanges") Exchange exchange, @ForAll int sequence) {
        ByteBuf frame = frame(ResponseWriter.response(exchange.request, exchange.response, true), sequence);

        Command command = Command.of(frame.getInt(4));
        assertThat(frame.getInt(0)).isEqualTo(frame.readableBytes());
        assertThat(frame.getInt(12)).isEqualTo(sequence);
        assertThat(lenient.response(frame, command, frame.getInt(8)).response()).isEqualTo(exchange.response);
    }

    private static ByteBuf frame(Composed pdu, int sequence) {
        ByteBuf out = Unpooled.buffer();
        pdu.writeTo(out, sequence);
        assertThat(out.readableBytes()).isEqualTo(pdu.length());
        return out;
    }

    record Exchange(Command request, Response response) {}

    @Provide
    Arbitrary<Request> requests() {
        Arbitrary<Address> longAddress = address(64);
        Arbitrary<Request> bind = Combinators.combine(
                        Arbitraries.of(BindType.class),
                        text(15),
                        text(8),
                        text(12),
                        octet(),
                        octet(),
                        octet(),
                        text(40))
                .as(Request.Bind::new);
        Arbitrary<Request> data = Combinators.combine(
                        text(5), longAddress, longAddress, octet(), octet(), octet(), tlvs())
                .as(Request.DataSm::new);
        Arbitrary<Request> cancel =
                Combinators.combine(text(5), text(64), address(20), address(20)).as(Request.CancelSm::new);
        Arbitrary<Request> replace = Combinators.combine(
                        text(64), address(20), time(), time(), octet(), octet(), octets(255), tlvs())
                .as(Request.ReplaceSm::new);
        Arbitrary<Request> multi = Combinators.combine(
                        messages(), destination().list().ofMinSize(1).ofMaxSize(255))
                .as((message, to) -> new Request.SubmitMulti(message.withDestination(Address.NONE), to));
        return Arbitraries.oneOf(
                bind,
                Combinators.combine(text(15), text(8)).as(Request.Outbind::new),
                messages().map(Request.SubmitSm::new),
                messages().map(Request.DeliverSm::new),
                multi,
                data,
                Combinators.combine(text(64), address(20)).as(Request.QuerySm::new),
                cancel,
                replace,
                Combinators.combine(longAddress, longAddress, tlvs()).as(Request.AlertNotification::new),
                Arbitraries.of(new Request.EnquireLink(), new Request.Unbind()));
    }

    @Provide
    Arbitrary<Address> longAddresses() {
        return address(64);
    }

    @Provide
    Arbitrary<ShortMessage> messages() {
        return Combinators.combine(
                        Combinators.combine(text(5), address(20), address(20)).as(Head::new),
                        octet().array(int[].class).ofSize(7),
                        time(),
                        time(),
                        octets(255),
                        tlvs())
                .as((head, o, schedule, validity, octets, tlvs) -> new ShortMessage(
                        head.serviceType,
                        head.source,
                        head.destination,
                        o[0],
                        o[1],
                        o[2],
                        schedule,
                        validity,
                        o[3],
                        o[4],
                        o[5],
                        o[6],
                        octets,
                        tlvs));
    }

    private record Head(String serviceType, Address source, Address destination) {}

    @Provide
    Arbitrary<Exchange> exchanges() {
        Arbitrary<Exchange> messages = Combinators.combine(
                        Arbitraries.of(Command.SUBMIT_SM, Command.DELIVER_SM, Command.DATA_SM),
                        status(),
                        text(64),
                        tlvs())
                .as((command, status, id, tlvs) ->
                        new Exchange(command, new Response.MessageResponse(status, id, tlvs)));
        Arbitrary<Unsuccessful> unsuccessful =
                Combinators.combine(address(20), Arbitraries.integers()).as(Unsuccessful::new);
        Arbitrary<Exchange> multi = Combinators.combine(
                        status(), text(64), unsuccessful.list().ofMaxSize(255), tlvs())
                .as((status, id, list, tlvs) ->
                        new Exchange(Command.SUBMIT_MULTI, new Response.MultiResponse(status, id, list, tlvs)));
        Arbitrary<Exchange> query = Combinators.combine(text(64), time(), octet(), octet())
                .as((id, date, state, error) ->
                        new Exchange(Command.QUERY_SM, new Response.QueryResponse(0, id, date, state, error)));
        Arbitrary<Exchange> bind = Combinators.combine(
                        Arbitraries.of(Command.BIND_RECEIVER, Command.BIND_TRANSMITTER, Command.BIND_TRANSCEIVER),
                        text(15),
                        tlvs())
                .as((command, id, tlvs) -> new Exchange(command, new Response.BindResponse(0, id, tlvs)));
        Arbitrary<Exchange> plain = Combinators.combine(
                        Arbitraries.of(Command.CANCEL_SM, Command.REPLACE_SM, Command.ENQUIRE_LINK, Command.UNBIND),
                        status())
                .as((command, status) -> new Exchange(command, new Response.PlainResponse(status)));
        Arbitrary<Exchange> nack = status().map(s -> new Exchange(Command.SUBMIT_SM, new Response.GenericNack(s)));
        return Arbitraries.oneOf(messages, multi, query, bind, plain, nack);
    }

    private static Arbitrary<Destination> destination() {
        return Arbitraries.oneOf(address(20).map(Destination.ToAddress::new), text(20).map(Destination.ToList::new));
    }

    private static Arbitrary<Address> address(int most) {
        return Combinators.combine(octet(), octet(), text(most)).as(Address::new);
    }

    /** All of ISO-8859-1 but NUL. */
    private static Arbitrary<String> text(int most) {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('0', 'z').ofMaxLength(most),
                Arbitraries.strings().withCharRange((char) 1, (char) 255).ofMaxLength(most));
    }

    private static Arbitrary<String> time() {
        return Arbitraries.of("", "251130235959048+", "000007000000000R");
    }

    private static Arbitrary<Integer> octet() {
        return Arbitraries.integers().between(0, 255);
    }

    private static Arbitrary<Integer> status() {
        return Arbitraries.of(0, 1, 0x58, 0x450, -1);
    }

    private static Arbitrary<byte[]> octets(int most) {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(most);
    }

    /** Of vendors, so that the strict reader does not judge their lengths; repeated ones among them. */
    private static Arbitrary<List<Tlv>> tlvs() {
        return Combinators.combine(Arbitraries.integers().between(0x1400, 0x1403), octets(40))
                .as(Tlv::new)
                .list()
                .ofMaxSize(5);
    }
}
