package io.silkroam.simulator.interop;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.smpp.SmppConstants;
import org.apache.camel.impl.DefaultCamelContext;

/** camel-smpp: a route that sends, and one that listens; Camel has a bind for each. */
final class CamelEsme implements ForeignEsme {
    private static final String UCS2 = "8";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final String uri;
    private final List<String> receipts = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();

    CamelEsme(Door door) throws Exception {
        uri = "smpp://%s@127.0.0.1:%d?password=%s&reconnectDelay=100&initialReconnectDelay=100"
                .formatted(door.systemId(), door.port(), door.password());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri + "&systemType=consumer").process(CamelEsme.this::take);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    private void take(Exchange exchange) {
        Object id = exchange.getMessage().getHeader(SmppConstants.ID);
        if ("DeliveryReceipt".equals(exchange.getMessage().getHeader(SmppConstants.MESSAGE_TYPE))) {
            receipts.add(String.valueOf(id));
        } else {
            texts.add(exchange.getMessage().getBody(String.class));
        }
    }

    @Override
    public List<String> submit(String text) {
        boolean latin = text.chars().allMatch(c -> c < 0x80);
        Exchange done = template.request(uri + "&systemType=producer", exchange -> {
            exchange.getMessage().setBody(text);
            exchange.getMessage()
                    .setHeaders(new java.util.HashMap<>(Map.of(
                            SmppConstants.SOURCE_ADDR, "Silkroam",
                            SmppConstants.SOURCE_ADDR_TON, (byte) 5,
                            SmppConstants.DEST_ADDR, "31612345678",
                            SmppConstants.DEST_ADDR_TON, (byte) 1,
                            SmppConstants.DEST_ADDR_NPI, (byte) 1,
                            SmppConstants.REGISTERED_DELIVERY, (byte) 1)));
            if (!latin) {
                exchange.getMessage().setHeader(SmppConstants.ALPHABET, Byte.valueOf(UCS2));
                exchange.getMessage().setHeader(SmppConstants.DATA_CODING, Byte.valueOf(UCS2));
            }
        });
        if (done.getException() != null) {
            throw new AssertionError(done.getException());
        }
        List<?> ids = done.getMessage().getHeader(SmppConstants.ID, List.class);
        return ids.stream().map(String::valueOf).toList();
    }

    @Override
    public List<String> receipts() {
        return List.copyOf(receipts);
    }

    @Override
    public List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void close() {
        template.stop();
        context.stop();
    }
}
