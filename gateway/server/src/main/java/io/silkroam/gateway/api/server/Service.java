package io.silkroam.gateway.api.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.access.Authentication;
import io.silkroam.gateway.api.access.Principal;
import io.silkroam.gateway.api.http.Exchange;
import io.silkroam.gateway.api.http.Routes;
import io.silkroam.gateway.api.http.Target;
import io.silkroam.gateway.api.store.RequestKey;
import io.silkroam.gateway.conf.ApiSettings;
import io.silkroam.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request, one column: examine, admit, serve. What is thrown on the way becomes an answer in one place,
 * {@link #answerTo}.
 */
final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Routes routes;
    private final Authentication authentication;
    private final Idempotency idempotency;
    private final ApiSettings.Limits limits;

    Service(Routes routes, Authentication authentication, Idempotency idempotency, ApiSettings.Limits limits) {
        this.routes = routes;
        this.authentication = authentication;
        this.idempotency = idempotency;
        this.limits = limits;
    }

    /** Finds out what a head asks for, without waiting for anything. */
    Exchange examine(HttpRequest request) {
        Target target = Target.parse(request.uri());
        Exchange exchange =
                new Exchange(request, target, routes.find(request.method().name(), target));
        exchange.checkHead(mostOctets(exchange));
        return exchange;
    }

    /** What one may do at an address. */
    Answer options(HttpRequest request) {
        String allowed = request.uri().equals("*")
                ? routes.all().stream()
                                .map(r -> r.method().name())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ", HEAD, OPTIONS"
                : routes.allowed(Target.parse(request.uri()));
        return Answer.noContent().header("Allow", allowed);
    }

    long mostOctets(Exchange exchange) {
        return switch (exchange.route().content()) {
            case NONE -> 0;
            case JSON, TEXT -> limits.bodyOctets();
            case STREAM -> limits.uploadOctets();
        };
    }

    /** Finds out who asks and whether they may; empty where no token is needed. May wait for the database. */
    Optional<Principal> admit(Exchange exchange, InetAddress from) {
        Optional<Principal> principal = Optional.empty();
        if (!exchange.route().roles().isEmpty()) {
            principal = Optional.of(authentication.authenticate(exchange.header(HttpHeaderNames.AUTHORIZATION), from));
            requireRole(exchange, principal.get());
        }
        exchange.checkQuery();
        exchange.idempotencyKey();
        exchange.ifMatch();
        return principal;
    }

    private static void requireRole(Exchange exchange, Principal principal) {
        if (!exchange.route().roles().contains(principal.actor().role())) {
            String roles = exchange.route().roles().stream().map(r -> r.text()).collect(Collectors.joining(", "));
            throw Problem.of(
                            ProblemCode.FORBIDDEN,
                            "The role %s of the token '%s' may not do this."
                                    .formatted(
                                            principal.actor().role().text(),
                                            principal.actor().name()))
                    .hint("It takes one of: " + roles + ".");
        }
    }

    /** Serves a request whose body is there. */
    Answer serve(Exchange exchange, Optional<Principal> principal, byte[] body) throws IOException {
        Call call = Call.of(head(exchange), principal.map(Principal::actor), body);
        return serve(exchange, principal, call, body);
    }

    /** Serves a request whose body comes as it is read. */
    Answer serve(Exchange exchange, Optional<Principal> principal, UploadStream body) throws IOException {
        Call call = Call.streaming(head(exchange), principal.map(Principal::actor), body);
        return serve(exchange, principal, call, new byte[0]);
    }

    private Answer serve(Exchange exchange, Optional<Principal> principal, Call call, byte[] body) throws IOException {
        if (!exchange.route().method().writes() || principal.isEmpty()) {
            return handle(call);
        }
        RequestKey key = new RequestKey(principal.get().tokenId(), call.idempotencyKey());
        return idempotency.once(key, exchange.hash(body), () -> handle(call));
    }

    private static Answer handle(Call call) throws IOException {
        Answer answer = call.route().handler().handle(call);
        call.requireFinished();
        if (call.route().method().writes() && answer.file().isPresent()) {
            throw new IllegalStateException(call.route() + " writes, and its answer cannot be kept: it is a file");
        }
        return answer;
    }

    private static Call.Head head(Exchange exchange) {
        return new Call.Head(
                exchange.route(),
                exchange.match().path(),
                exchange.target().query(),
                exchange.ifMatch(),
                exchange.idempotencyKey());
    }

    /** What is answered when this was thrown. The log gets what the client must not see. */
    static Answer answerTo(Exception thrown, String doing) {
        if (thrown instanceof Problem problem) {
            return problem.answer();
        }
        if (thrown instanceof StoreException e
                && (e.kind() == StoreException.Kind.CONFLICT || e.kind() == StoreException.Kind.CONNECTION_LOST)) {
            LOG.warn("{} met a busy store: {}", doing, e.toString());
            return busy("The store is busy or away.").answer();
        }
        byte[] random = new byte[5];
        RANDOM.nextBytes(random);
        String reference = HexFormat.of().formatHex(random);
        LOG.error("{} failed, reference {}", doing, reference, thrown);
        return Problem.of(ProblemCode.INTERNAL, "The cause stands in the gateway's log under " + reference + ".")
                .with("reference", reference)
                .answer();
    }

    static Problem busy(String detail) {
        return Problem.of(ProblemCode.BUSY, detail).retryAfter(A_MOMENT);
    }

    static boolean isStream(Exchange exchange) {
        return exchange.route().content() == Content.STREAM;
    }
}
