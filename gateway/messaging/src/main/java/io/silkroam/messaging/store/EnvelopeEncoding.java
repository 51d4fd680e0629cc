package io.silkroam.messaging.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An envelope and one part's octets as the body of a row. The first octet is the version of the encoding; a change
 * keeps reading the ones before.
 */
final class EnvelopeEncoding {
    private static final byte VERSION = 1;
    private static final int REPLACE = 1;
    private static final int ORDERED = 2;
    private static final int HEADER = 4;
    private static final int SCHEDULED = 8;
    private static final int VALIDITY = 16;
    private static final UserData ELSEWHERE = new UserData(false, 0, new byte[0]);
    private static final Party.Kind[] KINDS = Party.Kind.values();

    private EnvelopeEncoding() {}

    /** @param number of the part, from 1 */
    static byte[] encode(Envelope envelope, int number) {
        Submission message = envelope.message();
        UserData part = message.parts().get(number - 1);
        ByteBuffer out = ByteBuffer.allocate(room(envelope, part));
        out.put(VERSION);
        out.put((byte) (flag(message.replaceIfPresent(), REPLACE)
                | flag(message.ordered(), ORDERED)
                | flag(part.header(), HEADER)
                | flag(message.schedule().isPresent(), SCHEDULED)
                | flag(message.validUntil().isPresent(), VALIDITY)));
        out.put((byte) message.protocolId());
        out.put((byte) message.priority());
        out.put((byte) message.esmClass());
        out.put(code(message.mode()));
        out.put((byte) message.registeredDelivery());
        out.put((byte) part.dataCoding());
        out.put((byte) envelope.routes().size());
        envelope.routes().forEach(route -> put(out, route));
        put(out, message.from());
        put(out, message.source());
        put(out, message.destination());
        put(out, message.serviceType());
        message.schedule().ifPresent(at -> out.putLong(at.toEpochMilli()));
        put(out, message.tlvs());
        put(out, part.octets());
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int room(Envelope envelope, UserData part) {
        Submission message = envelope.message();
        int letters = message.from().name().length()
                + message.source().value().length()
                + message.destination().value().length()
                + message.serviceType().length();
        for (Party route : envelope.routes()) {
            letters += route.name().length() + 1;
        }
        return 64 + 4 * letters + message.tlvs().length + part.octets().length;
    }

    private static int flag(boolean set, int bit) {
        return set ? bit : 0;
    }

    private static byte code(DeliveryMode mode) {
        return switch (mode) {
            case DEFAULT -> 0;
            case DATAGRAM -> 1;
            case TRANSACTION -> 2;
            case STORE_AND_FORWARD -> 3;
        };
    }

    private static byte code(Party.Kind kind) {
        return switch (kind) {
            case ACCOUNT -> 0;
            case LINK -> 1;
            case SERVICE -> 2;
        };
    }

    private static void put(ByteBuffer out, Party party) {
        out.put(code(party.kind()));
        put(out, party.name());
    }

    private static void put(ByteBuffer out, SmsAddress address) {
        out.put((byte) address.ton());
        out.put((byte) address.npi());
        put(out, address.value());
    }

    private static void put(ByteBuffer out, String text) {
        put(out, text.getBytes(UTF_8));
    }

    /** Behind its length: one octet, or 255 and four more. */
    private static void put(ByteBuffer out, byte[] octets) {
        if (octets.length < 255) {
            out.put((byte) octets.length);
        } else {
            out.put((byte) 255);
            out.putInt(octets.length);
        }
        out.put(octets);
    }

    static Envelope decode(byte[] body, PartRow.Key key, long validUntil) {
        ByteBuffer in = ByteBuffer.wrap(body);
        if (in.get() != VERSION) {
            throw new IllegalStateException("message " + key.id() + " is encoded by a newer version");
        }
        int flags = in.get();
        int protocolId = octet(in);
        int priority = octet(in);
        int esmClass = octet(in);
        DeliveryMode mode = DeliveryMode.of(in.get());
        int registeredDelivery = octet(in);
        int dataCoding = octet(in);
        int routes = octet(in);
        List<Party> parties = new ArrayList<>(routes);
        for (int i = 0; i < routes; i++) {
            parties.add(party(in));
        }
        Party from = party(in);
        SmsAddress source = address(in);
        SmsAddress destination = address(in);
        String serviceType = text(in);
        Optional<Instant> schedule =
                (flags & SCHEDULED) == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(in.getLong()));
        byte[] tlvs = octets(in);
        UserData part = new UserData((flags & HEADER) != 0, dataCoding, octets(in));
        return new Envelope(
                parties,
                new Submission(
                        from,
                        source,
                        destination,
                        serviceType,
                        protocolId,
                        priority,
                        esmClass,
                        mode,
                        (flags & REPLACE) != 0,
                        schedule,
                        (flags & VALIDITY) == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(validUntil)),
                        registeredDelivery,
                        among(part, key),
                        tlvs,
                        (flags & ORDERED) != 0,
                        Optional.empty()));
    }

    private static List<UserData> among(UserData part, PartRow.Key key) {
        if (key.parts() == 1) {
            return List.of(part);
        }
        List<UserData> parts = new ArrayList<>(Collections.nCopies(key.parts(), ELSEWHERE));
        parts.set(key.number() - 1, part);
        return parts;
    }

    private static int octet(ByteBuffer in) {
        return in.get() & 0xFF;
    }

    private static Party party(ByteBuffer in) {
        return new Party(KINDS[in.get()], text(in));
    }

    private static SmsAddress address(ByteBuffer in) {
        return new SmsAddress(octet(in), octet(in), text(in));
    }

    private static String text(ByteBuffer in) {
        return new String(octets(in), UTF_8);
    }

    private static byte[] octets(ByteBuffer in) {
        int length = octet(in);
        byte[] octets = new byte[length == 255 ? in.getInt() : length];
        in.get(octets);
        return octets;
    }
}
