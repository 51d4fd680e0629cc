package io.silkroam.leaks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Hears what the product itself finds in its tables when it ends, which nobody can see from outside once it is closed,
 * and what Netty says of buffers that were never given back: a request that was forgotten holds one.
 */
final class LeftOvers extends AppenderBase<ILoggingEvent> {
    /** What the product marks such lines with. */
    static final String MARKER = "LEFT_OVER";

    private static final String BUFFER = "LEAK: ";

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    private final Logger logger;

    private LeftOvers(Logger logger) {
        this.logger = logger;
    }

    /** Listens to all that is logged below that name. */
    static LeftOvers listen(String name) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        LeftOvers ears = new LeftOvers(logger);
        ears.setContext(logger.getLoggerContext());
        ears.start();
        logger.addAppender(ears);
        return ears;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel() == Level.ERROR
                && (isMarked(event) || event.getMessage().startsWith(BUFFER))) {
            heard.add(event.getLoggerName() + ": " + event.getFormattedMessage());
        }
    }

    private static boolean isMarked(ILoggingEvent event) {
        return event.getMarkerList() != null
                && event.getMarkerList().stream()
                        .anyMatch(marker -> marker.getName().equals(MARKER));
    }

    /** Listens no more; what was heard. */
    List<String> heard() {
        logger.detachAppender(this);
        stop();
        return List.copyOf(heard);
    }
}
