package io.silkroam.messaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A submission as tests write it. */
final class Sms {
    static final Party PARTNER = Party.account("partner1");
    static final Party LINK = Party.link("kpn");
    static final SmsAddress SOURCE = new SmsAddress(5, 0, "Shop");
    static final SmsAddress DESTINATION = SmsAddress.international("31612345678");

    private Party from = PARTNER;
    private SmsAddress destination = DESTINATION;
    private int priority;
    private DeliveryMode mode = DeliveryMode.DEFAULT;
    private boolean replace;
    private Optional<Instant> schedule = Optional.empty();
    private Optional<Instant> validUntil = Optional.empty();
    private int registered = 1;
    private List<UserData> parts = List.of(text("Hello"));
    private boolean ordered;
    private Optional<String> cause = Optional.empty();

    static Sms hello() {
        return new Sms();
    }

    static UserData text(String text) {
        return new UserData(false, 0, text.getBytes(ISO_8859_1));
    }

    Sms from(Party party) {
        from = party;
        return this;
    }

    Sms to(String digits) {
        destination = SmsAddress.international(digits);
        return this;
    }

    Sms priority(int value) {
        priority = value;
        return this;
    }

    Sms mode(DeliveryMode value) {
        mode = value;
        return this;
    }

    Sms replacing() {
        replace = true;
        return this;
    }

    Sms scheduled(Instant at) {
        schedule = Optional.of(at);
        return this;
    }

    Sms validUntil(Instant at) {
        validUntil = Optional.of(at);
        return this;
    }

    Sms registered(int value) {
        registered = value;
        return this;
    }

    Sms parts(int count) {
        parts = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            parts.add(text("part " + i));
        }
        return this;
    }

    Sms saying(String text) {
        parts = List.of(text(text));
        return this;
    }

    Sms ordered() {
        ordered = true;
        return this;
    }

    Sms because(String text) {
        cause = Optional.of(text);
        return this;
    }

    Submission build() {
        return new Submission(
                from,
                SOURCE,
                destination,
                "",
                0,
                priority,
                0,
                mode,
                replace,
                schedule,
                validUntil,
                registered,
                parts,
                new byte[0],
                ordered,
                cause);
    }
}
