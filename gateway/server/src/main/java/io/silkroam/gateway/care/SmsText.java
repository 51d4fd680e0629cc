package io.silkroam.gateway.care;

import io.silkroam.messaging.message.UserData;
import java.util.List;

/** Text as it goes on the air and back; care is given it. */
public interface SmsText {

    /** The parts of a text, in the smallest alphabet that holds it; at least one. */
    List<UserData> parts(String text);

    /** The text of one part; what cannot be read is left out. */
    String read(UserData part);
}
