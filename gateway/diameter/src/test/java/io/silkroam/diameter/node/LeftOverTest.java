package io.silkroam.diameter.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is still in a table when its owner ends is said, so that each test of each other class can fail on it. */
class LeftOverTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(DiameterNode.class);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void listen() {
        logger.setAdditive(false); // what is planted here must not fail this class
        heard.start();
        logger.addAppender(heard);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(heard);
        logger.setAdditive(true);
    }

    @Test
    void shouldSayNothingOfANodeThatServedAndEnded() {
        DiameterNode node = start();
        try (FakePeer peer = FakePeer.open(node.addresses().get(0), TestNodes.PGW)) {
            peer.send(peer.ccr());
            node.close();
        }
        assertThat(heard.list).isEmpty();
    }

    @Test
    void shouldSayThatAConnectionIsStillCounted() {
        DiameterNode node = start();
        node.context().gate().enter(InetAddress.getLoopbackAddress());
        node.close();
        assertThat(heard.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getMarkerList().toString()).isEqualTo("[LEFT_OVER]"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("ended with 0 requests, 0 connections of peers and 1 of strangers in its tables");
    }

    @Test
    void shouldSayThatARequestIsStillUnderWay() {
        DiameterNode node = start();
        node.context().sender().began();
        node.stop(Duration.ZERO).toCompletableFuture().join();
        assertThat(heard.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("ended with 1 requests, 0 connections of peers and 0 of strangers in its tables");
    }

    private static DiameterNode start() {
        return DiameterNode.start(TestNodes.server().build(), List.of(TestNodes.creditControl()), NodeObserver.none());
    }
}
