package io.silkroam.gateway.sms;

import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.account.AccountGate;
import io.silkroam.messaging.account.BindGuard;
import io.silkroam.messaging.account.BindKind;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.message.Party;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.session.EsmeAuthority;
import io.silkroam.smpp.session.SessionListener;
import io.silkroam.smpp.session.SmppSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where ESMEs come in: who may bind, and what bound ones may ask. Whoever is not let in hears ESME_RINVPASWD, be
 * it that the name, the password or the place is wrong, and after too many of them nothing is looked at for a
 * while.
 */
final class EsmeDoor implements EsmeAuthority, SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(EsmeDoor.class);

    private final Supplier<Partners> partners;
    private final EsmePasswords passwords;
    private final BindGuard guard;
    private final AccountGate gate;
    private final BoundSessions sessions;
    private final EsmeRequests requests;
    private final MessagingEngine messaging;
    private final Map<Long, String> accounts = new ConcurrentHashMap<>();

    EsmeDoor(
            Supplier<Partners> partners,
            EsmePasswords passwords,
            BindGuard guard,
            AccountGate gate,
            BoundSessions sessions,
            EsmeRequests requests,
            MessagingEngine messaging) {
        this.partners = partners;
        this.passwords = passwords;
        this.guard = guard;
        this.gate = gate;
        this.sessions = sessions;
        this.requests = requests;
        this.messaging = messaging;
    }

    @Override
    public void decide(Attempt attempt, Consumer<Verdict> verdict) {
        String address = attempt.remote().getAddress().getHostAddress();
        String systemId = attempt.bind().systemId();
        if (!guard.admits(address, systemId, System.nanoTime())) {
            verdict.accept(new Verdict.Refused(CommandStatus.ESME_RBINDFAIL));
            return;
        }
        Optional<EsmeAccount> account = partners.get().bySystemId(systemId).filter(a -> mayCome(a, attempt));
        // Asked also where there is nobody to be: the answer and its time must not tell who exists.
        passwords.verify(account.map(EsmeAccount::name), attempt.bind().password(), checked -> {
            switch (checked) {
                case RIGHT -> {
                    guard.succeeded(address, systemId);
                    verdict.accept(welcome(account.orElseThrow(), attempt));
                }
                case WRONG -> {
                    guard.failed(address, systemId, System.nanoTime());
                    LOG.warn("a bind as {} from {} was refused", printable(systemId), address);
                    verdict.accept(new Verdict.Refused(CommandStatus.ESME_RINVPASWD));
                }
                case BUSY -> verdict.accept(new Verdict.Refused(CommandStatus.ESME_RTHROTTLED));
                case UNAVAILABLE -> verdict.accept(new Verdict.Refused(CommandStatus.ESME_RSYSERR));
            }
        });
    }

    private static boolean mayCome(EsmeAccount account, Attempt attempt) {
        EsmeAccount.Access access = account.access();
        return access.allows(attempt.remote().getAddress())
                && (!access.tlsRequired() || attempt.tls())
                && access.certificateName()
                        .map(name -> attempt.certificate()
                                .filter(c -> CertificateNames.of(c).contains(name))
                                .isPresent())
                        .orElse(true);
    }

    private Verdict welcome(EsmeAccount account, Attempt attempt) {
        if (!account.binds()
                .kinds()
                .contains(BindKind.valueOf(attempt.bind().type().name()))) {
            return new Verdict.Refused(CommandStatus.ESME_RBINDFAIL);
        }
        if (!gate.bind(account)) {
            return new Verdict.Refused(CommandStatus.ESME_RALYBND);
        }
        return new Verdict.Welcome(account.binds().windowIn(), account.binds().windowOut());
    }

    @Override
    public void abandoned(Attempt attempt) {
        partners.get().bySystemId(attempt.bind().systemId()).ifPresent(a -> gate.unbind(a.name()));
    }

    @Override
    public void bound(SmppSession session) {
        Optional<EsmeAccount> account = partners.get().bySystemId(session.systemId());
        if (account.isEmpty()) {
            session.unbind(); // its account was taken away while it came in
            return;
        }
        String name = account.get().name();
        accounts.put(session.id(), name);
        LOG.info("ESME {} bound as {} from {}", name, session.bindType(), session.remote());
        if (session.bindType().receives()) {
            sessions.add(name, session);
            messaging.roomAt(Party.account(name));
        }
    }

    @Override
    public void requested(SmppSession session, Request request, Consumer<Response> answer) {
        Optional<EsmeAccount> account = Optional.ofNullable(accounts.get(session.id()))
                .flatMap(name -> partners.get().account(name));
        if (account.isEmpty()) {
            answer.accept(new Response.GenericNack(CommandStatus.ESME_RINVBNDSTS));
            session.unbind();
            return;
        }
        requests.serve(account.get(), request, answer);
    }

    @Override
    public void roomAgain(SmppSession session) {
        String account = accounts.get(session.id());
        if (account != null) {
            messaging.roomAt(Party.account(account));
        }
    }

    @Override
    public void ended(SmppSession session, String reason) {
        String account = accounts.remove(session.id());
        if (account != null) {
            sessions.remove(account, session);
            gate.unbind(account);
            LOG.info("ESME {} from {} is gone: {}", account, session.remote(), reason);
        }
    }

    /** Sessions of accounts that are no longer there end. */
    void endSessionsOf(List<String> removed) {
        removed.forEach(account -> sessions.of(account).forEach(SmppSession::unbind));
    }

    /** What a stranger wrote, fit for a log line. */
    private static String printable(String systemId) {
        return systemId.replaceAll("[^\\x21-\\x7E]", "?");
    }
}
