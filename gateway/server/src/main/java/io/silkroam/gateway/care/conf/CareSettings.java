package io.silkroam.gateway.care.conf;

import io.silkroam.gateway.care.rules.Countries;
import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Keywords;
import io.silkroam.gateway.care.rules.Language;
import io.silkroam.gateway.care.rules.Manner;
import io.silkroam.gateway.care.rules.MessageKind;
import io.silkroam.gateway.care.rules.QuietHours;
import io.silkroam.gateway.care.rules.Whereabouts;
import io.silkroam.gateway.care.text.Texts;
import io.silkroam.messaging.message.SmsAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * {@code conf/care} as values.
 *
 * @param enabled false: nobody is told anything and nobody is answered
 * @param sender what messages come from and keywords are sent to
 * @param help the number to call, as it is written in texts
 * @param language of those who wished none
 * @param home the time zone of those who were nowhere yet
 */
public record CareSettings(
        boolean enabled,
        SmsAddress sender,
        String help,
        Language language,
        ZoneId home,
        QuietHours quiet,
        Map<MessageKind, Manner> manners,
        Reading reading,
        Asking asking,
        Keywords keywords,
        Countries countries,
        Map<Language, Texts> texts) {

    public CareSettings {
        manners = Map.copyOf(manners);
        texts = Map.copyOf(texts);
    }

    /**
     * How the journal is read.
     *
     * @param every how often it is looked at
     * @param rows at a time
     * @param lease how long a gateway that is gone keeps the others from reading
     * @param postWait how long messages may take to be accepted before their rows are read again
     * @param cachedSubscribers whose whereabouts are kept in memory
     */
    public record Reading(Duration every, int rows, Duration lease, Duration postWait, long cachedSubscribers) {}

    /**
     * How questions are answered.
     *
     * @param threads that answer
     * @param queue that may wait; one more is refused for now
     */
    public record Asking(int threads, int queue) {}

    /** The clocks where a subscriber is; at home where nothing is known of the country. */
    public List<ZoneId> zones(Whereabouts whereabouts) {
        return whereabouts
                .current()
                .flatMap(countries::ofIso)
                .map(Country::zones)
                .orElse(List.of(home));
    }

    public Manner manner(MessageKind kind) {
        return manners.get(kind);
    }
}
