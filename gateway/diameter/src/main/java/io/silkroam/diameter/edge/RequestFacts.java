package io.silkroam.diameter.edge;

import io.silkroam.diameter.codec.AvpCursor;
import io.silkroam.diameter.codec.DiameterHeader;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.dictionary.Avps;
import java.util.ArrayList;
import java.util.List;

/** What routing and the edge rules need of a request, gathered in one pass. Absent texts are empty; reused. */
public final class RequestFacts {
    private static final int IMSI_TYPE = 1;

    private final List<String> routeRecords = new ArrayList<>(4);
    private DiameterHeader header;
    private String sessionId = "";
    private String originHost = "";
    private String originRealm = "";
    private String destinationHost = "";
    private String destinationRealm = "";
    private String imsi = "";
    private boolean namesSubscriber;
    private boolean proxyInfo;

    /** Gathers from a validated request. */
    public void read(Message request) {
        header = request.header();
        sessionId = originHost = originRealm = destinationHost = destinationRealm = imsi = "";
        namesSubscriber = false;
        proxyInfo = false;
        routeRecords.clear();
        AvpCursor avps = request.avps();
        while (avps.next()) {
            if (avps.vendorId() == 0) {
                take(avps);
            }
        }
    }

    private void take(AvpCursor avp) {
        if (avp.is(Avps.SESSION_ID)) {
            sessionId = avp.utf8();
        } else if (avp.is(Avps.ORIGIN_HOST)) {
            originHost = avp.utf8();
        } else if (avp.is(Avps.ORIGIN_REALM)) {
            originRealm = avp.utf8();
        } else if (avp.is(Avps.DESTINATION_HOST)) {
            destinationHost = avp.utf8();
        } else if (avp.is(Avps.DESTINATION_REALM)) {
            destinationRealm = avp.utf8();
        } else if (avp.is(Avps.ROUTE_RECORD)) {
            routeRecords.add(avp.utf8());
        } else if (avp.is(Avps.PROXY_INFO)) {
            proxyInfo = true;
        } else if (avp.is(Avps.SUBSCRIPTION_ID)) {
            takeSubscriber(avp.group());
        }
    }

    private void takeSubscriber(AvpCursor group) {
        namesSubscriber = true;
        long type = -1;
        String data = "";
        while (group.next()) {
            if (group.is(Avps.SUBSCRIPTION_ID_TYPE)) {
                type = group.int32();
            } else if (group.is(Avps.SUBSCRIPTION_ID_DATA)) {
                data = group.utf8();
            }
        }
        if (type == IMSI_TYPE) {
            imsi = data;
        }
    }

    /** The request's header. */
    public DiameterHeader header() {
        return header;
    }

    /** Session-Id. */
    public String sessionId() {
        return sessionId;
    }

    /** Origin-Host. */
    public String originHost() {
        return originHost;
    }

    /** Origin-Realm. */
    public String originRealm() {
        return originRealm;
    }

    /** Destination-Host. */
    public String destinationHost() {
        return destinationHost;
    }

    /** Destination-Realm. */
    public String destinationRealm() {
        return destinationRealm;
    }

    /** The Subscription-Id of type IMSI. */
    public String imsi() {
        return imsi;
    }

    /** Whether there is a Subscription-Id of any type. */
    public boolean namesSubscriber() {
        return namesSubscriber;
    }

    /** Whether there is a Proxy-Info, which the answer must repeat. */
    public boolean hasProxyInfo() {
        return proxyInfo;
    }

    /** Route-Records in order; valid until the next request is read. */
    public List<String> routeRecords() {
        return routeRecords;
    }
}
