package io.silkroam.diameter.edge;

import io.silkroam.diameter.dictionary.AvpKey;
import io.silkroam.diameter.peer.Identities;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a partner may say: applications with their commands, its own IMSIs (none listed: not screened), the most often
 * an AVP may stand at the top of a message (zero: never), and the names that may stand in Route-Records behind it.
 */
public record PartnerRights(
        List<ApplicationRight> applications,
        List<ImsiRange> imsis,
        Map<AvpKey, Integer> occurrences,
        Set<String> routeRecords) {
    public PartnerRights {
        applications = List.copyOf(applications);
        imsis = List.copyOf(imsis);
        occurrences = Map.copyOf(occurrences);
        routeRecords = routeRecords.stream().map(Identities::fold).collect(Collectors.toUnmodifiableSet());
        if (applications.isEmpty()) {
            throw new IllegalArgumentException("a partner speaks at least one application");
        }
    }

    /** Whether the partner may speak the application at all. */
    public boolean allows(int applicationId) {
        for (int i = 0; i < applications.size(); i++) {
            if (applications.get(i).applicationId() == applicationId) {
                return true;
            }
        }
        return false;
    }

    /** Whether the partner may send us this request. */
    public boolean allows(int applicationId, int commandCode) {
        for (int i = 0; i < applications.size(); i++) {
            ApplicationRight right = applications.get(i);
            if (right.applicationId() == applicationId && right.requests().contains(commandCode)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the subscriber is the partner's. */
    public boolean owns(String imsi) {
        for (int i = 0; i < imsis.size(); i++) {
            if (imsis.get(i).contains(imsi)) {
                return true;
            }
        }
        return imsis.isEmpty();
    }
}
