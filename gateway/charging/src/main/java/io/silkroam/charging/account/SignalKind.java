package io.silkroam.charging.account;

/** What we ask of a peer about one of its sessions. */
public enum SignalKind {
    /** Re-Auth-Request, RFC 8506 §5.5: report and ask again, there is more now. */
    RAR,
    /** Abort-Session-Request, RFC 6733 §8.5: end it. */
    ASR
}
