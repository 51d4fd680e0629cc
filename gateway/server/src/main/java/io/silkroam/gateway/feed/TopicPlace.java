package io.silkroam.gateway.feed;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.component.kafka.consumer.KafkaManualCommitFactory;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Where a message stands in its topic. Used on the thread that polls. */
final class TopicPlace implements KafkaManualCommit {
    private final Consumer<?, ?> consumer;
    private final TopicPartition partition;
    private final long offset;
    private final Duration timeout;

    TopicPlace(
            KafkaManualCommitFactory.CamelExchangePayload exchange,
            KafkaManualCommitFactory.KafkaRecordPayload record) {
        this.consumer = exchange.consumer;
        this.partition = record.partition;
        this.offset = record.recordOffset;
        this.timeout = Duration.ofMillis(record.commitTimeout);
    }

    TopicPartition partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    /** What stands before it, and it, is in the books. */
    @Override
    public void commit() {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset + 1)), timeout);
    }

    /** What stands before it is in the books; it comes again. */
    void comeAgain() {
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)), timeout);
        consumer.seek(partition, offset);
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
