package io.silkroam.gateway.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A Camel context. It starts with the first exchange, so that a gateway does not wait for it, and loads no component
 * that no route or destination names. Camel may interrupt its threads when it stops; what uses the store
 * runs on threads of ours, for H2 closes its file under a thread that is interrupted.
 */
public final class RouteHost implements AutoCloseable {
    private static final int STOP_SECONDS = 5;

    private final String name;
    private final List<RouteBuilder> routes = new ArrayList<>();
    private final Map<String, String> references = new HashMap<>();
    private CamelContext context;
    private ProducerTemplate template;
    private boolean closed;

    /** @param name of its threads */
    public RouteHost(String name) {
        this.name = name;
    }

    /** Before the first exchange. */
    synchronized void add(RouteBuilder builder) {
        routes.add(builder);
    }

    /** Keeps a value that must stand in no address; {@code #bean:} and the name that is returned stand for it. */
    public synchronized String reference(String value) {
        open();
        return references.computeIfAbsent(value, v -> {
            String reference = "value" + references.size();
            context.getRegistry().bind(reference, String.class, v);
            return reference;
        });
    }

    /** Sends something through an endpoint, on the caller's thread, and returns what became of it. */
    public Exchange send(String uri, Processor filling) {
        return template().send(uri, filling);
    }

    /** Starts what was added; nothing if it runs already. */
    synchronized void open() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        if (context == null) {
            start();
        }
    }

    private synchronized ProducerTemplate template() {
        open();
        return template;
    }

    private void start() {
        DefaultCamelContext starting = new DefaultCamelContext();
        starting.getCamelContextExtension().setName(name);
        starting.disableJMX();
        starting.setAutoStartup(true);
        starting.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        starting.getShutdownStrategy().setTimeout(STOP_SECONDS);
        // It would name endpoints, and with them whatever an operator wrote into their addresses.
        starting.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        try {
            for (RouteBuilder builder : routes) {
                starting.addRoutes(builder);
            }
            starting.start();
            template = starting.createProducerTemplate();
            context = starting;
        } catch (Exception e) {
            starting.stop();
            throw new IllegalStateException(name + " does not start", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (context != null) {
            template.stop();
            context.stop();
        }
    }
}
