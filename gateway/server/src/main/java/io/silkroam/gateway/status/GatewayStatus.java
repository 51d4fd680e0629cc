package io.silkroam.gateway.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/**
 * A running gateway at one moment, as it stands in {@code status.json}. Times are ISO 8601 in UTC.
 *
 * @param waiting requests that wait to be decided
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GatewayStatus(
        String host,
        String realm,
        long pid,
        String startedAt,
        String updatedAt,
        List<String> listening,
        int waiting,
        List<Peer> peers,
        Map<String, Long> counters) {

    /** One link to a peer; texts are empty where there is nothing to say. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Peer(
            String host,
            String realm,
            String partner,
            String state,
            String watchdog,
            List<Integer> applications,
            String address,
            boolean tls,
            String certificateExpiry,
            String reason) {}
}
