package io.silkroam.gateway.sms;

/** Optional parameters that mean something to us, SMPP 3.4 §5.3.2; all others pass through. */
final class Tags {
    static final int MESSAGE_PAYLOAD = 0x0424;
    static final int SAR_MSG_REF_NUM = 0x020C;
    static final int SAR_SEGMENT_SEQNUM = 0x020F;
    static final int SAR_TOTAL_SEGMENTS = 0x020E;

    private Tags() {}
}
