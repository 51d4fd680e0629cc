package io.silkroam.gateway.api.access;

import io.silkroam.access.AccessToken;
import io.silkroam.access.Actor;
import io.silkroam.access.Role;
import io.silkroam.access.TokenStore;
import io.silkroam.access.TokenText;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.conf.ApiSettings;
import io.silkroam.store.Database;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Bearer tokens (RFC 6750 §2.1, in the header alone). Each request looks its token up, so that a revocation holds from
 * its commit on. An address that keeps sending wrong tokens has to wait.
 */
public final class Authentication {
    /** The name under which the gateway's own command line acts. */
    public static final String LOCAL_NAME = "local-admin";

    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"silkroam\"";
    private static final int IPV6_SUBSCRIBER = 8;

    private final Database database;
    private final Clock clock;
    private final byte[] localDigest;
    private final TokenStore tokens = new TokenStore();
    private final Throttle<ByteBuffer> failures;
    private final Throttle<Long> requests;

    public Authentication(Database database, Clock clock, ApiSettings.Rates rates, byte[] localDigest) {
        this.database = database;
        this.clock = clock;
        this.localDigest = localDigest.clone();
        this.failures =
                new Throttle<>(Duration.ofMinutes(1).dividedBy(rates.failuresPerMinute()), rates.failuresBurst());
        this.requests = new Throttle<>(Duration.ofSeconds(1).dividedBy(rates.perSecond()), rates.burst());
    }

    /** Finds out who asks, or says why not. */
    public Principal authenticate(Optional<String> authorization, InetAddress from) {
        ByteBuffer address = addressKey(from);
        refuseWhile(failures.peek(address, System.nanoTime()), "Too many wrong tokens came from your address.");
        Principal principal;
        try {
            principal = identify(authorization);
        } catch (Problem wrong) {
            failures.take(address, System.nanoTime());
            throw wrong;
        }
        refuseWhile(
                requests.take(principal.tokenId(), System.nanoTime()), "The token is used more often than it may be.");
        return principal;
    }

    private Principal identify(Optional<String> authorization) {
        String text = authorization
                .filter(a -> a.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(a -> a.substring(SCHEME.length()).strip())
                .orElseThrow(() -> refusal(ProblemCode.UNAUTHENTICATED, "The request carries no token.", CHALLENGE)
                        .hint("Send the header: Authorization: Bearer skr_..."));
        if (TokenText.isWellFormed(text) && MessageDigest.isEqual(TokenText.digest(text), localDigest)) {
            return new Principal(new Actor(LOCAL_NAME, Role.ADMIN, Optional.empty()), 0);
        }
        Optional<AccessToken> found = TokenText.isWellFormed(text)
                ? database.read("look up a token", connection -> tokens.find(connection, text))
                : Optional.empty();
        AccessToken token = found.orElseThrow(() -> invalid(ProblemCode.UNAUTHENTICATED, "There is no such token."));
        Instant now = clock.instant();
        switch (token.state(now)) {
            case REVOKED -> throw invalid(ProblemCode.TOKEN_REVOKED, "The token '" + token.name() + "' was revoked.");
            case EXPIRED ->
                throw invalid(
                        ProblemCode.TOKEN_EXPIRED,
                        "The token '" + token.name() + "' expired at "
                                + token.expiresAt().orElseThrow() + ".");
            case LIVING -> noteUse(token, now);
        }
        return new Principal(token.actor(), token.id());
    }

    private void noteUse(AccessToken token, Instant now) {
        if (TokenStore.isUseWorthNoting(token, now)) {
            database.<Void>transact("note the use of a token", connection -> {
                tokens.used(connection, token, now);
                return null;
            });
        }
    }

    private static void refuseWhile(Duration wait, String detail) {
        if (!wait.isZero()) {
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS, detail).retryAfter(wait);
        }
    }

    private static Problem invalid(ProblemCode code, String detail) {
        return refusal(code, detail, CHALLENGE + ", error=\"invalid_token\"")
                .hint("Have a token made: gateway.jar token create, or POST /v1/tokens.");
    }

    private static Problem refusal(ProblemCode code, String detail, String challenge) {
        return Problem.of(code, detail).header("WWW-Authenticate", challenge);
    }

    /** An IPv6 subscriber has a whole /64 to send from. */
    private static ByteBuffer addressKey(InetAddress address) {
        byte[] octets = address.getAddress();
        return ByteBuffer.wrap(octets, 0, address instanceof Inet6Address ? IPV6_SUBSCRIBER : octets.length);
    }
}
