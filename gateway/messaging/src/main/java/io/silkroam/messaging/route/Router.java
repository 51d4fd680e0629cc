package io.silkroam.messaging.route;

import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.number.NumberRewriting;
import io.silkroam.messaging.port.Routing;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/**
 * Says where a message goes, by the table in force. In this order: the lists, who receives the number by its account,
 * the first route that fits. Any thread.
 */
public final class Router implements Routing {
    private final AtomicReference<CompiledTable> current;

    public Router(RouteTable table) {
        this.current = new AtomicReference<>(new CompiledTable(table));
    }

    /** From now on by this table; turns of shared load begin anew. */
    public void use(RouteTable table) {
        current.set(new CompiledTable(table));
    }

    public RouteTable table() {
        return current.get().table();
    }

    @Override
    public Answer route(Submission message) {
        CompiledTable compiled = current.get();
        return answer(message, compiled, compiled::next);
    }

    /** Where a message would go now; it takes no turn of shared load, so that who asks twice does not move it. */
    public Answer ask(Submission message) {
        CompiledTable compiled = current.get();
        return answer(message, compiled, compiled::peek);
    }

    private static Answer answer(Submission message, CompiledTable compiled, IntFunction<List<Party>> parties) {
        RouteTable table = compiled.table();
        if (table.lists().forbid(message)) {
            return new Answer.Nowhere(Reason.FORBIDDEN);
        }
        String number = message.destination().value();
        Party receiver = table.receivers().get(number);
        if (receiver != null) {
            return new Answer.Via(List.of(receiver), message);
        }
        Probe probe = new Probe(
                message, table.ownNumbers().holds(number), table.networks().find(number));
        for (int i = 0; i < table.routes().size(); i++) {
            Route route = table.routes().get(i);
            if (route.match().fits(probe)) {
                return answer(message, route.action(), parties.apply(i));
            }
        }
        return new Answer.Nowhere(Reason.NO_ROUTE);
    }

    private static Answer answer(Submission message, Route.Action action, List<Party> parties) {
        if (action instanceof Route.Action.Refuse refuse) {
            return new Answer.Nowhere(refuse.reason());
        }
        if (parties.isEmpty()) {
            return new Answer.Nowhere(Reason.NO_ROUTE);
        }
        Route.Action.Via via = (Route.Action.Via) action;
        return new Answer.Via(parties, rewritten(message, via.source(), via.destination()));
    }

    private static Submission rewritten(Submission m, NumberRewriting source, NumberRewriting destination) {
        if (source.replacements().isEmpty() && destination.replacements().isEmpty()) {
            return m;
        }
        return new Submission(
                m.from(),
                source.rewrite(m.source()),
                destination.rewrite(m.destination()),
                m.serviceType(),
                m.protocolId(),
                m.priority(),
                m.esmClass(),
                m.mode(),
                m.replaceIfPresent(),
                m.schedule(),
                m.validUntil(),
                m.registeredDelivery(),
                m.parts(),
                m.tlvs(),
                m.ordered(),
                m.cause());
    }
}
