package io.silkroam.messaging.account;

import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.route.SegmentPrice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A link to an SMSC: its profile {@code conf/partners/smsc/NAME.yaml}, and where it connects to, which stands in
 * {@code gateway.yaml} as {@code smpp.links.NAME}.
 *
 * @param rate beyond which we wait
 * @param rewriting of the numbers it sends us, before rules and routes look at them
 * @param cost of segments, by which the cheapest link is found; empty counts as the dearest
 * @param validity that a message may have left at most when it is sent; empty leaves it to the SMSC
 */
public record SmscLink(
        String name,
        Endpoint endpoint,
        Login login,
        Session session,
        SegmentRate rate,
        Text text,
        Receipts receipts,
        Numbering numbering,
        NumberRewriting rewriting,
        Pauses throttled,
        ErrorMap errors,
        Optional<SegmentPrice> cost,
        Optional<Duration> validity) {

    /** Where its SMSC listens; while it is not enabled, nothing is connected and routes pass it by. */
    public record Endpoint(boolean enabled, String host, int port) {
        /** What a link has that {@code gateway.yaml} does not name. */
        public static final Endpoint NOWHERE = new Endpoint(false, "", 2775);
    }

    /**
     * Who we are there.
     *
     * @param systemId at most 15 characters
     * @param systemType at most 12 characters
     * @param interfaceVersion 0x33, 0x34 or 0x50
     * @param addressRange at most 40 characters
     */
    public record Login(
            String systemId, Secret password, String systemType, int interfaceVersion, String addressRange) {}

    /**
     * Its sessions.
     *
     * @param binds how many of {@code kind} at a time
     * @param window requests of ours that may be unanswered on one
     * @param windowIn requests of the SMSC's that may be unanswered on one
     * @param response how long an answer may take
     * @param enquire after so much silence an enquire_link is sent
     * @param reconnect after a session ended
     */
    public record Session(
            BindKind kind,
            int binds,
            int window,
            int windowIn,
            Duration response,
            Duration enquire,
            Pauses reconnect,
            Optional<Tls> tls) {}

    /**
     * TLS towards the SMSC; PEM files.
     *
     * @param authorities that sign its certificate; empty believes those of the Java runtime
     * @param identity our own certificate, where the SMSC asks for one
     * @param name that its certificate has to carry; empty: its host's
     */
    public record Tls(Optional<Path> authorities, Optional<Identity> identity, Optional<String> name) {
        /** A certificate chain and its private key (PKCS #8). */
        public record Identity(Path certificates, Path privateKey) {}
    }

    /** How messages of several parts are joined. */
    public enum Concatenation {
        /** A user data header with an 8-bit reference, 3GPP TS 23.040 §9.2.3.24.1. */
        UDH8,
        /** The same with a 16-bit reference, §9.2.3.24.8. */
        UDH16,
        /** The parameters sar_msg_ref_num, sar_total_segments and sar_segment_seqnum. */
        SAR,
        /** One submit with the parameter message_payload; the SMSC splits it. */
        PAYLOAD
    }

    /** A national language table of 3GPP TS 23.038 annex A. */
    public enum NationalTable {
        TURKISH,
        SPANISH,
        PORTUGUESE
    }

    /**
     * How text goes out.
     *
     * @param alphabet what the SMSC means by data_coding 0
     * @param tables that its network and telephones know
     */
    public record Text(DefaultAlphabet alphabet, Concatenation concatenation, Set<NationalTable> tables) {
        public Text {
            tables = Set.copyOf(tables);
        }
    }

    /** How the message id of a receipt is that of the submit_sm_resp. */
    public enum ReceiptIds {
        /** Found out from the receipts that come. */
        AUTO,
        AS_IS,
        /** The receipt's is decimal, the response's hexadecimal. */
        DECIMAL_FOR_HEX,
        HEX_FOR_DECIMAL
    }

    /**
     * How receipts come in.
     *
     * @param zone of the dates in their text
     * @param oddEsmClass a deliver_sm with esm_class 0 whose text reads as a receipt is one
     */
    public record Receipts(ReceiptIds ids, ZoneId zone, boolean oddEsmClass) {}

    /** Type of number and numbering plan, SMPP 3.4 §5.2.5 and §5.2.6. */
    public record TonNpi(int ton, int npi) {
        public TonNpi {
            if (ton < 0 || ton > 255 || npi < 0 || npi > 255) {
                throw new IllegalArgumentException("TON " + ton + " or NPI " + npi + " is not an octet");
            }
        }
    }

    /** What our addresses are sent as. */
    public record Numbering(
            TonNpi number, TonNpi name, TonNpi shortCode, TonNpi destination, boolean plus, int shortCodeDigits) {
        public static Numbering standard() {
            return new Numbering(new TonNpi(1, 1), new TonNpi(5, 0), new TonNpi(3, 0), new TonNpi(1, 1), false, 6);
        }
    }

    /** The first pause and the longest; it doubles in between. */
    public record Pauses(Duration first, Duration most) {
        public Pauses {
            if (first.isZero() || first.isNegative() || most.compareTo(first) < 0) {
                throw new IllegalArgumentException("the first pause is above 0, and the longest is no shorter");
            }
        }
    }

    /** The same link at another place. */
    public SmscLink at(Endpoint place) {
        return new SmscLink(
                name, place, login, session, rate, text, receipts, numbering, rewriting, throttled, errors, cost,
                validity);
    }
}
