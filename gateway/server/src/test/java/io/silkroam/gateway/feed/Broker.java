package io.silkroam.gateway.feed;

import io.silkroam.billing.conf.BillingSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real broker of one node on loopback that can be stopped and started again with what it has. */
final class Broker implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final Path log;
    private final int port = freePort();
    private final int controller = freePort();
    private KafkaRaftServer server;
    private int topics;

    Broker(Path directory) {
        this.log = directory.resolve("log");
        format();
        start();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    BillingSettings.Kafka settings() {
        return new BillingSettings.Kafka(address(), topic(), "billing-" + topics, Map.of("linger.ms", "1"));
    }

    private String topic() {
        return "usage-" + topics;
    }

    void start() {
        server = new KafkaRaftServer(new KafkaConfig(properties(), false), Time.SYSTEM);
        server.startup();
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** A fresh topic, which is the one that all that follows is about. */
    void topic(int partitions) throws Exception {
        topics++;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(topic(), partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Says that the group has read no further than this. */
    void rewind(int partition, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.alterConsumerGroupOffsets(
                            settings().group(),
                            Map.of(new TopicPartition(topic(), partition), new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    void send(String key, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic(), key, value)).get();
        }
    }

    /** All messages of the topic so far, or of its dead letters. */
    List<ConsumerRecord<String, byte[]>> messages(boolean dead) {
        String topic = dead ? KafkaRoutes.deadLetters(topic()) : topic();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long all = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();
            while (read.size() < all) {
                consumer.poll(WAIT).forEach(read::add);
            }
            return read;
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "listeners",
                "PLAINTEXT://" + address() + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + address(),
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controller,
                "log.dirs",
                log.toString()));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1"));
        return properties;
    }

    private void format() {
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setDirectories(List.of(log.toString()))
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(log.toString())
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's disk cannot be formatted", e);
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
