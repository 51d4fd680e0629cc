package io.silkroam.charging.store;

/**
 * An account as it stands in the database. The body is shared and never written to; two rows are compared by subscriber
 * and version, which is what a version is for.
 *
 * @param sweepAt seconds since 1970 after which something of it is overdue
 */
@SuppressWarnings("ArrayRecordComponent") // kept and decoded as it is; a copy per request would be paid for nothing
public record AccountRow(long subscriberId, long version, long sweepAt, byte[] body) {

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountRow row && row.subscriberId == subscriberId && row.version == version;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(subscriberId * 31 + version);
    }

    @Override
    public String toString() {
        return "account %d version %d (%d octets)".formatted(subscriberId, version, body.length);
    }
}
