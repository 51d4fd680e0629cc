package io.silkroam.diameter.edge;

/** The rules of the edge in the order they are asked; stateless all of them. */
public enum EdgeRule {
    /** Source address and certificate name fit the Origin-Host of the CER. Refusal: 3010 and close. */
    PEER_IDENTITY,
    /** The application is on the partner's list. Refusal: 3007. */
    APPLICATION,
    /** The command may be sent in this application and direction. Refusal: 3001. */
    COMMAND,
    /** Origin-Realm is on the partner's list. Refusal: 3003. */
    REALM,
    /** Hosts are well formed and lie in their realms; an end node speaks for itself only. Refusal: 5004. */
    HOST,
    /** The subscriber's IMSI belongs to the partner. Refusal: 5030. */
    SUBSCRIBER,
    /** No AVP the partner may not send (5008), none more often than allowed (5009). */
    AVP,
    /** The Session-Id names a creator the partner may speak for. Refusal: 5002. */
    SESSION,
    /** Route-Records: not our own name (3005), none from an end node, only listed names behind a relay (5004). */
    ROUTE_RECORD
}
