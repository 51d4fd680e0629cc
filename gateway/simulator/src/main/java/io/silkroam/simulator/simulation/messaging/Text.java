package io.silkroam.simulator.simulation.messaging;

import io.silkroam.messaging.message.UserData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What simulated senders write: which of the texts of a message it is. 0 is the one it was submitted with. */
final class Text {
    private Text() {}

    static List<UserData> of(int version, int parts) {
        List<UserData> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            all.add(new UserData(false, 0, Integer.toString(version).getBytes(StandardCharsets.US_ASCII)));
        }
        return all;
    }

    static int version(UserData part) {
        return Integer.parseInt(new String(part.octets(), StandardCharsets.US_ASCII));
    }
}
