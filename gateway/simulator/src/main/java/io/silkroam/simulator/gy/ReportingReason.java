package io.silkroam.simulator.gy;

/** Reporting-Reason (3GPP TS 32.299): why a gateway reports usage, and at which of two levels it says so. */
public enum ReportingReason {
    THRESHOLD(0),
    QUOTA_HOLDING_TIME(1),
    FINAL(2),
    QUOTA_EXHAUSTED(3),
    VALIDITY_TIME(4),
    OTHER_QUOTA_TYPE(5),
    RATING_CONDITION_CHANGE(6),
    FORCED_REAUTHORISATION(7);

    private final int code;

    ReportingReason(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** These three speak of one quota and stand inside the Used-Service-Unit, the others beside it. */
    public boolean standsInsideUsedServiceUnit() {
        return this == THRESHOLD || this == QUOTA_EXHAUSTED || this == OTHER_QUOTA_TYPE;
    }
}
