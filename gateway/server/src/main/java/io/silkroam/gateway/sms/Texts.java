package io.silkroam.gateway.sms;

import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.message.UserData;
import io.silkroam.smpp.text.CanonicalText;
import java.util.List;
import java.util.Optional;

/** Texts of our own services, as the parts that go on the air, and back. */
public final class Texts {
    private final MessageText text;

    Texts(MessageText text) {
        this.text = text;
    }

    /**
     * The parts of a text, in the alphabet that takes the fewest.
     *
     * @throws IllegalArgumentException if it does not fit into 255 parts
     */
    public List<UserData> parts(String words) {
        if (text.write(words) instanceof MessageText.Reading.Parts parts) {
            return parts.parts();
        }
        throw new IllegalArgumentException("a text of " + words.length() + " characters does not fit into a message");
    }

    /** What a part says; what is no text says nothing. */
    public String read(UserData part) {
        return CanonicalText.read(part.header(), part.dataCoding(), part.octets())
                .orElse("");
    }

    /** A message to somebody that says nothing; to ask where it would go. */
    static Submission probe(SmsAddress destination) {
        return new Submission(
                Party.service("gateway"),
                new SmsAddress(0, 0, ""),
                destination,
                "",
                0,
                0,
                0,
                DeliveryMode.DEFAULT,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(new UserData(false, 0, new byte[0])),
                new byte[0],
                false,
                Optional.empty());
    }
}
