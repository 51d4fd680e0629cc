package io.silkroam.charging.account;

/** Whether the SIM may use anything at all; kept apart from the state of the card. */
public enum AccountStatus {
    ACTIVE,
    SUSPENDED,
    LOST,
    EXPIRED
}
