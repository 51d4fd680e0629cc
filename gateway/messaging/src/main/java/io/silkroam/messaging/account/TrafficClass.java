package io.silkroam.messaging.account;

/** What kind of sender an account is. */
public enum TrafficClass {
    /** The brand's own systems. They may send in our subscribers' names. */
    SYSTEM,
    /** Programs of others that write to people. */
    A2P,
    /** People of others, through an interconnection. */
    P2P
}
