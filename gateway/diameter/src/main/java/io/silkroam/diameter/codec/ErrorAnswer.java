package io.silkroam.diameter.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.ResultCodes;
import java.util.Optional;

/**
 * Writes the answer to a request that is not served (RFC 6733 §6.2, §7.2), in our node's name. The E bit is set for the
 * protocol errors 3xxx and only for them (§7.1.3, §7.1.5).
 *
 * @param originHost our Origin-Host
 * @param originRealm our Origin-Realm
 */
public record ErrorAnswer(String originHost, String originRealm) {

    /** Answers a malformed request. */
    public ByteBuf write(ByteBuf out, Malformed request) {
        MessageWriter writer = start(out, request.header(), request.sessionId(), request.resultCode())
                .add(Avps.ERROR_MESSAGE, request.reason());
        request.failedAvp()
                .ifPresent(avp -> writer.begin(Avps.FAILED_AVP).addRaw(avp).end());
        return writer.addRaw(request.proxyInfo()).finish();
    }

    /** Answers a sound request with a Result-Code and a word on why; an empty word is left out. */
    public ByteBuf write(ByteBuf out, Message request, int resultCode, String errorMessage) {
        return write(out, request, resultCode, errorMessage, Unpooled.EMPTY_BUFFER);
    }

    /** Answers a sound request; {@code failedAvp} holds the encoded AVPs the Result-Code asks for, or nothing. */
    public ByteBuf write(ByteBuf out, Message request, int resultCode, String errorMessage, ByteBuf failedAvp) {
        MessageWriter writer = start(out, request.header(), request.utf8(Avps.SESSION_ID), resultCode);
        if (!errorMessage.isEmpty()) {
            writer.add(Avps.ERROR_MESSAGE, errorMessage);
        }
        if (failedAvp.isReadable()) {
            writer.begin(Avps.FAILED_AVP).addRaw(failedAvp).end();
        }
        return writer.addRaw(request.avps().allOf(Avps.PROXY_INFO)).finish();
    }

    private MessageWriter start(ByteBuf out, DiameterHeader request, Optional<String> sessionId, int resultCode) {
        DiameterHeader header = ResultCodes.isProtocolError(resultCode) ? request.errorAnswer() : request.answer();
        MessageWriter writer = MessageWriter.start(out, header);
        sessionId.ifPresent(id -> writer.add(Avps.SESSION_ID, id));
        return writer.add(Avps.ORIGIN_HOST, originHost)
                .add(Avps.ORIGIN_REALM, originRealm)
                .add(Avps.RESULT_CODE, resultCode);
    }
}
