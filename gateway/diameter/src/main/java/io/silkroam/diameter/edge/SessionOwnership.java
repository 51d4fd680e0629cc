package io.silkroam.diameter.edge;

/**
 * A stateful answer to "may this partner touch this session?", asked after the Session-Id's creator was found good.
 * Called on event loops: it must not block. A refusal is answered 5002.
 */
@FunctionalInterface
public interface SessionOwnership {
    /** Whether a request about a session its own partner created may go on. */
    boolean mayTouch(Partner partner, String originRealm, String sessionId);

    /** Whether the partner may touch a session this node created; a pure server has none, so nobody may. */
    default boolean mayTouchOurs(Partner partner, String sessionId) {
        return false;
    }

    /** No state: the creator's name decides alone. */
    static SessionOwnership byCreatorAlone() {
        return (partner, originRealm, sessionId) -> true;
    }
}
