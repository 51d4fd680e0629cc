package io.silkroam.gateway.care.rules;

import io.silkroam.messaging.message.MessageId;
import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.time.LocalDate;

/** The names of causes: whatever is repeated, one cause is told once. Numbers of plans count within a subscriber. */
public final class Causes {
    private Causes() {}

    public static String entry(SubscriberId subscriber, Country country) {
        return "entry/" + subscriber + "/" + country.iso();
    }

    /** @param end of the plan: one that was prolonged ends soon a second time */
    public static String of(SubscriberId subscriber, Happening happening, Instant end) {
        String plan = subscriber + "/" + happening.subscription();
        if (happening instanceof Happening.ShareUsed used) {
            return "notice/" + plan + "/" + used.allowance() + "/" + used.percent() + "%";
        }
        if (happening instanceof Happening.EndNear near) {
            return "expiry/" + plan + "/" + near.before() + "/" + end.getEpochSecond();
        }
        return "activation/" + plan;
    }

    /** @param question its first part */
    public static String answer(MessageId question) {
        return "answer/" + question;
    }

    /** Help that nobody asked for, once a day. */
    public static String help(SubscriberId subscriber, LocalDate day) {
        return "help/" + subscriber + "/" + day;
    }
}
