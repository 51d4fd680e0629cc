package io.silkroam.diameter.node;

import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.peer.Identities;
import java.util.HashSet;
import java.util.Set;

/** What a CER or CEA says of its sender (RFC 6733 §5.3); names are folded, absent numbers are 0. */
record Capabilities(
        String host, String realm, Set<Integer> applications, Set<Integer> security, long originStateId, int result) {
    private static final int TLS = 1;

    Capabilities {
        applications = Set.copyOf(applications);
        security = Set.copyOf(security);
    }

    static Capabilities read(Message message) {
        String host = "";
        String realm = "";
        Set<Integer> applications = new HashSet<>();
        Set<Integer> security = new HashSet<>();
        long originStateId = 0;
        int result = 0;
        AvpCursor avps = message.avps();
        while (avps.next()) {
            if (avps.is(Avps.ORIGIN_HOST)) {
                host = Identities.fold(avps.utf8());
            } else if (avps.is(Avps.ORIGIN_REALM)) {
                realm = Identities.fold(avps.utf8());
            } else if (avps.is(Avps.VENDOR_SPECIFIC_APPLICATION_ID)) {
                addApplications(avps.group(), applications);
            } else if (avps.is(Avps.AUTH_APPLICATION_ID) || avps.is(Avps.ACCT_APPLICATION_ID)) {
                applications.add(avps.int32());
            } else if (avps.is(Avps.INBAND_SECURITY_ID)) {
                security.add(avps.int32());
            } else if (avps.is(Avps.ORIGIN_STATE_ID)) {
                originStateId = avps.unsigned32();
            } else if (avps.is(Avps.RESULT_CODE)) {
                result = avps.int32();
            }
        }
        return new Capabilities(host, realm, applications, security, originStateId, result);
    }

    private static void addApplications(AvpCursor group, Set<Integer> applications) {
        while (group.next()) {
            if (group.is(Avps.AUTH_APPLICATION_ID) || group.is(Avps.ACCT_APPLICATION_ID)) {
                applications.add(group.int32());
            }
        }
    }

    boolean isRelay() {
        return applications.contains(Applications.RELAY);
    }

    /** Whether the sender asks for TLS after the exchange and nothing else, which RFC 6733 §13.1 gave up. */
    boolean insistsOnInbandTls() {
        return security.size() == 1 && security.contains(TLS);
    }
}
