package io.silkroam.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is still in a table when its owner ends is said, so that each test of each other class can fail on it. */
class LeftOverTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Ending.class);
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
    void shouldSayNothingOfAServerThatServedAndEnded() throws Exception {
        TestServer smsc = TestServer.standard();
        try (RawPeer esme = RawPeer.bound(smsc.port(), io.silkroam.smpp.pdu.Command.BIND_TRANSCEIVER)) {
            esme.ping(7);
            smsc.close();
        }
        assertThat(heard.list).isEmpty();
    }

    @Test
    void shouldSayThatAConnectionIsStillCounted() {
        TestServer smsc = TestServer.standard();
        smsc.server.gate().enter(InetAddress.getLoopbackAddress());
        smsc.close();
        assertThat(heard.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getMarkerList().toString()).isEqualTo("[LEFT_OVER]"))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("ended with 0 connections in its tables, 1 not bound");
    }
}
