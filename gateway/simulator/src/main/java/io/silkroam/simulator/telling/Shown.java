package io.silkroam.simulator.telling;

import io.silkroam.simulator.sms.Read;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.ShortMessage;

/** How numbers and texts are shown: as they are, or only so much that one can tell them apart. */
record Shown(boolean inFull) {
    private static final int LAST = 3;
    private static final int SHORT_CODE = 6;

    String number(Address address) {
        String value = address.value();
        if (inFull || value.length() <= SHORT_CODE || !value.matches("\\+?\\d+")) {
            return value;
        }
        return "..." + value.substring(value.length() - LAST);
    }

    String text(ShortMessage message) {
        Read read = Read.of(message);
        String part = read.part()
                .map(p -> " (part %d of %d)".formatted(p.number(), p.total()))
                .orElse("");
        String text = inFull
                ? "\"" + read.text() + "\""
                : read.text().codePointCount(0, read.text().length()) + " characters";
        return text + part;
    }
}
