package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.silkroam.diameter.dictionary.Avps;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    @Test
    void shouldReadAValidatedRequestInPlace() {
        Message ccr = Requests.message(Requests.ccr().finish());
        assertThat(ccr.command().abbreviation()).isEqualTo("CCR");
        assertThat(ccr.utf8(Avps.SESSION_ID)).contains("gw.example.net;1;2");
        assertThat(ccr.unsigned(Avps.CC_REQUEST_TYPE)).hasValue(1);
        assertThat(ccr.utf8(Avps.USER_NAME)).isEmpty();
        ccr.release();
    }

    @Test
    void shouldOwnTheFrameOfAMessageAndReleaseThatOfAMalformedOne() {
        ByteBuf good = Requests.ccr().finish();
        Message message = Requests.message(good);
        assertThat(good.refCnt()).isEqualTo(1);
        message.release();
        assertThat(good.refCnt()).isZero();

        ByteBuf bad = Requests.ccr().add(Avps.ORIGIN_HOST, "again.example.net").finish();
        Malformed malformed = Requests.malformed(bad);
        assertThat(bad.refCnt()).isZero();
        assertThat(malformed.resultCode()).isEqualTo(5009);
    }
}
