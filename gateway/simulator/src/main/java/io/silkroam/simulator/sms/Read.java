package io.silkroam.simulator.sms;

import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.pdu.Tlv;
import java.util.Arrays;
import java.util.Optional;

/**
 * A message as its reader understands it.
 *
 * @param text the part's own text; hexadecimal digits where it is octets
 * @param part where it is a part of something longer
 */
public record Read(String text, Optional<Part> part) {

    /** Number {@code number} of {@code total}, both from 1. */
    public record Part(int reference, int total, int number) {}

    /** Reads a message by its data_coding; a header that does not fit is left in the text. */
    public static Read of(ShortMessage message) {
        byte[] octets = message.octets().length == 0
                ? message.tlv(Text.PAYLOAD).map(Tlv::value).orElse(message.octets())
                : message.octets();
        boolean headed =
                (message.esmClass() & Text.UDHI) != 0 && octets.length > 0 && (octets[0] & 0xFF) < octets.length;
        int start = headed ? 1 + (octets[0] & 0xFF) : 0;
        String text =
                Alphabet.ofDataCoding(message.dataCoding()).text(Arrays.copyOfRange(octets, start, octets.length));
        return new Read(text, headed ? fromHeader(octets, start).or(() -> fromSar(message)) : fromSar(message));
    }

    private static Optional<Part> fromHeader(byte[] octets, int end) {
        for (int at = 1; at + 1 < end; ) {
            int length = octets[at + 1] & 0xFF;
            if (at + 2 + length > end) {
                return Optional.empty();
            }
            if (octets[at] == 0 && length == 3) {
                return Optional.of(new Part(octets[at + 2] & 0xFF, octets[at + 3] & 0xFF, octets[at + 4] & 0xFF));
            }
            if (octets[at] == 8 && length == 4) {
                int reference = (octets[at + 2] & 0xFF) << 8 | (octets[at + 3] & 0xFF);
                return Optional.of(new Part(reference, octets[at + 4] & 0xFF, octets[at + 5] & 0xFF));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    private static Optional<Part> fromSar(ShortMessage message) {
        Optional<Integer> reference = number(message, Text.SAR_REFERENCE);
        Optional<Integer> total = number(message, Text.SAR_TOTAL);
        Optional<Integer> number = number(message, Text.SAR_NUMBER);
        return reference.isPresent() && total.isPresent() && number.isPresent()
                ? Optional.of(new Part(reference.get(), total.get(), number.get()))
                : Optional.empty();
    }

    private static Optional<Integer> number(ShortMessage message, int tag) {
        return message.tlv(tag).map(tlv -> {
            int value = 0;
            for (byte octet : tlv.value()) {
                value = value << 8 | (octet & 0xFF);
            }
            return value;
        });
    }
}
