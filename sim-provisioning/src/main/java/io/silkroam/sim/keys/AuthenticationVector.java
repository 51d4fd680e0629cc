package io.silkroam.sim.keys;

/**
 * What a network needs to authenticate one SIM once, 3GPP TS 33.102 §6.3.2: the expected answer, the keys of the
 * session, and AUTN = (SQN xor AK) || AMF || MAC. The arrays are the caller's.
 */
@SuppressWarnings("ArrayRecordComponent") // octets of the wire, compared by nobody but a card
public record AuthenticationVector(byte[] xres, byte[] ck, byte[] ik, byte[] autn) {

    /** Nothing of it: who logs a vector logs a session's keys. */
    @Override
    public String toString() {
        return "AuthenticationVector[***]";
    }
}
