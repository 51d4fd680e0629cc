package io.silkroam.gateway.feed;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The journal to the books within the gateway: read a page, book it. */
final class FeedRoutes extends RouteBuilder {
    /** Where a round begins; the answer is the page, empty at the journal's end. */
    static final String JOURNAL = "direct:journal";
    /** What takes entries into the books. */
    static final String BOOKS = "direct:books";

    private final Processor read;
    private final Processor book;

    FeedRoutes(Processor read, Processor book) {
        this.read = read;
        this.book = book;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(JOURNAL)
                .routeId("journal")
                .process(read)
                .filter(FeedRoutes::hasRows)
                .to(BOOKS);
        from(BOOKS).routeId("books").process(book);
    }

    static boolean hasRows(Exchange exchange) {
        return !exchange.getMessage().getBody(List.class).isEmpty();
    }
}
