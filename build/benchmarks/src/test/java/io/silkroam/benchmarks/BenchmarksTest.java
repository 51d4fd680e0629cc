package io.silkroam.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.silkroam.charging.rules.Decision;
import io.silkroam.diameter.codec.CodecLimits;
import io.silkroam.diameter.codec.Message;
import io.silkroam.diameter.codec.MessageReader;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.gateway.gy.CodecBenchmark;
import org.junit.jupiter.api.Test;

/** The benchmarks do what they are said to measure; how fast they do it is no matter here. */
class BenchmarksTest {
    @Test
    void shouldReadARequestAndWriteAnAnswerThatKeepTheRules() throws Exception {
        CodecBenchmark codec = new CodecBenchmark();
        codec.prepare();
        assertThat(codec.decodeRequest()).isInstanceOf(Message.class);
        assertThat(codec.readFacts().imsi()).startsWith("20408");
        ByteBuf answer = codec.encodeAnswer();
        int length = answer.readableBytes();
        assertThat(new MessageReader(Dictionary.standard(), CodecLimits.defaults()).read(answer.copy()))
                .isInstanceOf(Message.class);
        assertThat(codec.copyRequest().readableBytes()).isGreaterThan(length);
    }

    @Test
    void shouldDecideAnUpdateThatChangesTheAccount() {
        ChargingBenchmark charging = new ChargingBenchmark();
        assertThat(charging.decideUpdate().kind()).isEqualTo(Decision.Kind.CHANGE);
        assertThat(charging.decideUpdate().journal()).isNotEmpty();
        assertThat(charging.encodeAccount()).isEqualTo(charging.copyOctets());
        assertThat(charging.decodeAccount()).isEqualTo(new Example().account);
        assertThat(charging.updateMap()).isLessThan(1L << 40);
    }

    @Test
    void shouldWriteInBatchesAndOneByOne() throws Exception {
        StoreBenchmark store = new StoreBenchmark();
        store.open();
        store.writeBatch();
        store.writeOneByOne();
        store.writeBatch();
        store.close();
    }
}
