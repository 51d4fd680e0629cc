package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.Request;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;

/** Says who may bind to us. */
public interface EsmeAuthority {

    /**
     * A request to bind.
     *
     * @param certificate the peer's, where the connection is TLS and it showed one
     */
    record Attempt(Request.Bind bind, InetSocketAddress remote, boolean tls, Optional<X509Certificate> certificate) {}

    /** The answer. */
    sealed interface Verdict {
        /**
         * Let in.
         *
         * @param windowIn requests of the peer that may be unanswered; one more is answered ESME_RTHROTTLED
         * @param windowOut our requests that may be unanswered
         */
        record Welcome(int windowIn, int windowOut) implements Verdict {}

        /** Refused with this command_status; the connection is closed after the response. */
        record Refused(int status) implements Verdict {}
    }

    /**
     * Decides; the verdict may come later and from any thread, once. The bind timer goes on meanwhile.
     */
    void decide(Attempt attempt, Consumer<Verdict> verdict);

    /** A bind that was welcomed did not come about after all, so a place in the account is free again. */
    void abandoned(Attempt attempt);
}
