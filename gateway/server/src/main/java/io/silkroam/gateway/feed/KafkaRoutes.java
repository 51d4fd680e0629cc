package io.silkroam.gateway.feed;

import io.silkroam.billing.conf.BillingSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;

/**
 * The journal to the books through a broker: what one route has published, the other takes from the topic. Offsets are
 * committed by nobody but {@link TopicReader}, after the books have.
 */
final class KafkaRoutes extends RouteBuilder {
    private static final String BYTES_IN = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
    private static final String BYTES_OUT = "org.apache.kafka.common.serialization.ByteArraySerializer";
    private static final int BROKER_MILLIS = 10_000;
    private static final int POLL_MILLIS = 250;

    /** What an operator's properties may not change: the books would no longer be exact. */
    private static final Set<String> OURS = Set.of(
            "acks",
            "enable.idempotence",
            "enable.auto.commit",
            "auto.offset.reset",
            "group.id",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer");

    private final BillingSettings.Kafka settings;
    private final int rows;
    private final JournalFeed feed;
    private final TopicReader reader;

    KafkaRoutes(BillingSettings.Kafka settings, int rows, JournalFeed feed, TopicReader reader) {
        this.settings = settings;
        this.rows = rows;
        this.feed = feed;
        this.reader = reader;
    }

    /** Where messages go that are no journal entries. */
    static String deadLetters(String topic) {
        return topic + ".dead";
    }

    @Override
    public void configure() {
        KafkaComponent kafka = getContext().getComponent("kafka", KafkaComponent.class);
        kafka.setKafkaManualCommitFactory((exchange, record, manager) -> new TopicPlace(exchange, record));
        KafkaConfiguration all = kafka.getConfiguration();
        all.setBrokers(settings.brokers());
        all.setAdditionalProperties(properties());
        all.setValueDeserializer(BYTES_IN);
        all.setValueSerializer(BYTES_OUT);
        all.setRequestRequiredAcks("all");
        all.setEnableIdempotence(true);
        all.setSynchronous(true);
        all.setMaxBlockMs(BROKER_MILLIS);
        all.setRequestTimeoutMs(BROKER_MILLIS);
        all.setDeliveryTimeoutMs(2 * BROKER_MILLIS);
        all.setGroupId(settings.group());
        all.setAutoCommitEnable(false);
        all.setAllowManualCommit(true);
        all.setAutoOffsetReset("earliest");
        all.setBatching(true);
        all.setBatchingIntervalMs(POLL_MILLIS);
        all.setPollTimeoutMs((long) POLL_MILLIS);
        all.setMaxPollRecords(rows);
        all.setShutdownTimeout(BROKER_MILLIS);

        errorHandler(noErrorHandler());
        Processor publishing = feed::publishing;
        from(FeedRoutes.JOURNAL)
                .routeId("journal")
                .process(feed::read)
                .filter(FeedRoutes::hasRows)
                .process(publishing)
                .to("kafka:" + settings.topic())
                .process(feed::published);
        from("kafka:" + settings.topic() + "?pollOnError=RECONNECT")
                .routeId("topic")
                .process(reader::take);
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(settings.properties());
        properties.keySet().removeAll(OURS);
        // A broker that is away is asked, and complained of, less often.
        properties.putIfAbsent("reconnect.backoff.max.ms", BROKER_MILLIS / 2);
        return properties;
    }
}
