package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** What a check found: {@link #NONE}, or the Result-Code, the content of the Failed-AVP and a reason for the log. */
record Fault(int resultCode, Optional<ByteBuf> failedAvp, String reason) {
    static final Fault NONE = new Fault(0, Optional.empty(), "");

    boolean isNone() {
        return resultCode == NONE.resultCode;
    }
}
