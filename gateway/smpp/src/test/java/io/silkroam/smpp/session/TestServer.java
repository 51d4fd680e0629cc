package io.silkroam.smpp.session;

import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.session.EsmeAuthority.Attempt;
import io.silkroam.smpp.session.EsmeAuthority.Verdict;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A server on any free port, whose password is "secret". */
final class TestServer implements AutoCloseable {
    static final int WINDOW = 10;

    final RecordingListener listener = new RecordingListener();
    final RecordingObserver observer = new RecordingObserver();
    final Doorman doorman = new Doorman();
    final SmppServer server;

    TestServer(UnaryOperator<SmppServerSettings> change) {
        SmppServerSettings settings =
                SmppServerSettings.standard("smsc").withPort(0).withEventLoops(1);
        server = SmppServer.start(change.apply(settings), doorman, listener, observer);
    }

    static TestServer standard() {
        return new TestServer(settings -> settings);
    }

    static TestServer with(SmppTimers timers) {
        return new TestServer(settings -> settings.withTimers(timers));
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop(java.time.Duration.ofSeconds(2));
    }

    /** Lets in who knows the password, at once or when told. */
    static final class Doorman implements EsmeAuthority {
        final List<Attempt> attempts = new CopyOnWriteArrayList<>();
        final List<Consumer<Verdict>> verdicts = new CopyOnWriteArrayList<>();
        final List<Attempt> abandoned = new CopyOnWriteArrayList<>();
        volatile boolean thinking;
        volatile int windowOut = WINDOW;

        @Override
        public void decide(Attempt attempt, Consumer<Verdict> verdict) {
            attempts.add(attempt);
            verdicts.add(verdict);
            if (!thinking) {
                verdict.accept(verdict(attempt));
            }
        }

        Verdict verdict(Attempt attempt) {
            return attempt.bind().password().equals("secret")
                    ? new Verdict.Welcome(WINDOW, windowOut)
                    : new Verdict.Refused(CommandStatus.ESME_RINVPASWD);
        }

        @Override
        public void abandoned(Attempt attempt) {
            abandoned.add(attempt);
        }
    }
}
