package io.silkroam.diameter.edge;

import io.silkroam.diameter.dictionary.AvpKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One entry of the allow-list. Modes named here override the node's for this partner only. */
public record Partner(
        String id,
        PartnerIdentity identity,
        PartnerRights rights,
        PartnerLimits limits,
        Map<EdgeRule, EdgeMode> modes) {
    public Partner {
        modes = Map.copyOf(modes);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a partner has an id");
        }
    }

    /** A partner of that id, to be described further. */
    public static Builder named(String id) {
        return new Builder(id);
    }

    /** Whether a session whose Session-Id begins with this (folded) host may be touched by the partner. */
    public boolean speaksFor(String creator) {
        return identity.hosts().contains(creator)
                || ((identity.isDynamic() || identity.relay()) && identity.liesInRealms(creator));
    }

    /** Collects what a partner is, with defaults for what is not said. */
    public static final class Builder {
        private final String id;
        private final Set<String> hosts = new HashSet<>();
        private final Set<String> realms = new HashSet<>();
        private final List<Cidr> addresses = new ArrayList<>();
        private final Set<String> certificateNames = new HashSet<>();
        private final List<ApplicationRight> applications = new ArrayList<>();
        private final List<ImsiRange> imsis = new ArrayList<>();
        private final Map<AvpKey, Integer> occurrences = new HashMap<>();
        private final Set<String> routeRecords = new HashSet<>();
        private final Map<EdgeRule, EdgeMode> modes = new HashMap<>();
        private PartnerLimits limits = PartnerLimits.standard();
        private boolean tlsRequired;
        private boolean relay;

        private Builder(String id) {
            this.id = id;
        }

        /** A host by its DiameterIdentity, or {@code *}. */
        public Builder host(String host) {
            hosts.add(host);
            return this;
        }

        /** A realm it speaks for. */
        public Builder realm(String realm) {
            realms.add(realm);
            return this;
        }

        /** A block of addresses it connects from. */
        public Builder from(String block) {
            addresses.add(Cidr.parse(block));
            return this;
        }

        /** A name its certificate may carry instead of the Origin-Host. */
        public Builder certificateName(String name) {
            certificateNames.add(name);
            return this;
        }

        /** Refused on the clear port. */
        public Builder tlsRequired() {
            tlsRequired = true;
            return this;
        }

        /** A relay: requests behind it name other hosts of its realms. */
        public Builder relay() {
            relay = true;
            return this;
        }

        /** An application and the requests it may send us in it. */
        public Builder application(int applicationId, CommandSet requests) {
            applications.add(new ApplicationRight(applicationId, requests));
            return this;
        }

        /** A range of its own IMSIs. */
        public Builder imsis(String range) {
            imsis.add(ImsiRange.parse(range));
            return this;
        }

        /** At most so many of that AVP at the top of a message. */
        public Builder atMost(int count, AvpKey avp) {
            occurrences.put(avp, count);
            return this;
        }

        /** A name allowed in Route-Records behind a relay. */
        public Builder routeRecord(String host) {
            routeRecords.add(host);
            return this;
        }

        /** A mode of its own for one rule. */
        public Builder mode(EdgeRule rule, EdgeMode mode) {
            modes.put(rule, mode);
            return this;
        }

        /** Bounds other than the standard ones. */
        public Builder limits(PartnerLimits bounds) {
            limits = bounds;
            return this;
        }

        /** The partner as described. */
        public Partner build() {
            PartnerIdentity identity =
                    new PartnerIdentity(hosts, realms, addresses, certificateNames, tlsRequired, relay);
            PartnerRights rights = new PartnerRights(applications, imsis, occurrences, routeRecords);
            return new Partner(id, identity, rights, limits, modes);
        }
    }
}
