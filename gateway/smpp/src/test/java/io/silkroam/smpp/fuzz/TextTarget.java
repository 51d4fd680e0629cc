package io.silkroam.smpp.fuzz;

import io.silkroam.fuzz.Target;
import io.silkroam.smpp.text.CanonicalText;
import io.silkroam.smpp.text.Concatenation;
import io.silkroam.smpp.text.DefaultAlphabet;
import io.silkroam.smpp.text.Transcoding;
import io.silkroam.smpp.text.Transcoding.Transcoded;
import io.silkroam.smpp.text.UserDataHeader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A short_message of a peer: the first octet names the peer's default alphabet and whether a header stands first, the
 * second is data_coding. It is brought into our form and its text read; what a header says is read as well.
 */
public final class TextTarget implements Target<Optional<TextTarget.Read>> {
    /** Our form of it, and what it says. */
    public record Read(Transcoded canonical, Optional<String> text) {}

    @Override
    public List<byte[]> seeds() {
        return TextSeeds.texts();
    }

    @Override
    public Optional<Read> decode(byte[] input) {
        if (input.length < 2) {
            return Optional.empty();
        }
        boolean header = (input[0] & 0x40) != 0;
        DefaultAlphabet peer = peer(input);
        byte[] octets = Arrays.copyOfRange(input, 2, input.length);
        if (header && UserDataHeader.parse(octets) instanceof UserDataHeader.Parsed.Read read) {
            read.header().concatenation();
            read.header().ports();
        }
        peer.readAddress(new String(octets, StandardCharsets.ISO_8859_1));
        Transcoded ours = Transcoding.toCanonical(peer, header, input[1] & 0xFF, octets);
        return Optional.of(new Read(ours, CanonicalText.read(ours.header(), ours.dataCoding(), ours.octets())));
    }

    private static DefaultAlphabet peer(byte[] input) {
        DefaultAlphabet[] all = DefaultAlphabet.values();
        return all[(input[0] & 0x07) % all.length];
    }

    /** What is ours and is text can be told to every kind of peer; one with our own alphabet gets it as it is. */
    @Override
    public void check(byte[] input, Optional<Read> decoded) {
        decoded.map(Read::canonical).filter(Transcoded::header).ifPresent(TextTarget::checkHeader);
        decoded.filter(read -> read.text().isPresent()).ifPresent(read -> {
            Transcoded ours = read.canonical();
            Transcoded same = Transcoding.toPeer(DefaultAlphabet.GSM, ours.header(), ours.dataCoding(), ours.octets());
            if (!Arrays.equals(same.octets(), ours.octets())) {
                throw new AssertionError("our own form is changed on its way to ourselves");
            }
            for (DefaultAlphabet peer : DefaultAlphabet.values()) {
                peer.writeAddress(read.text().orElseThrow());
                Transcoding.toPeer(peer, ours.header(), ours.dataCoding(), ours.octets());
            }
        });
    }

    /** A header that was read, with another place in front, is written so that it reads alike. */
    private static void checkHeader(Transcoded ours) {
        Concatenation place = new Concatenation(ours.dataCoding(), ours.dataCoding() % 2 == 0, 3, 2);
        if (UserDataHeader.parse(ours.octets()) instanceof UserDataHeader.Parsed.Read read && read.length() < 130) {
            UserDataHeader moved = read.header().with(place);
            boolean alike = UserDataHeader.parse(moved.write()) instanceof UserDataHeader.Parsed.Read again
                    && again.header().equals(moved)
                    && again.header().concatenation().equals(Optional.of(place));
            if (!alike) {
                throw new AssertionError(moved + " does not read alike");
            }
        }
    }

    @Override
    public String outcome(Optional<Read> decoded) {
        return decoded.map(read -> read.text().isPresent() ? "text" : "no text").orElse("nothing");
    }

    /** A text stands in memory as octets, septets and characters, whole and in parts, before it is in our form. */
    @Override
    public int perOctet() {
        return 32;
    }

    /** Enough for a header of 139 elements of no octets each. */
    @Override
    public int allowance() {
        return 16_384;
    }
}
