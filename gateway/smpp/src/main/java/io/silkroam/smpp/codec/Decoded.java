package io.silkroam.smpp.codec;

import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;

/** What a frame turned out to be. */
public sealed interface Decoded {

    /**
     * A request.
     *
     * @param remark what was wrong and overlooked; empty if nothing was
     */
    record GoodRequest(Request request, String remark) implements Decoded {}

    /** A response; what could not be read of it is empty, since its sequence_number alone settles our request. */
    record GoodResponse(Response response, String remark) implements Decoded {}

    /** A request that is answered with this command_status. */
    record Malformed(int status, String reason) implements Decoded {}
}
