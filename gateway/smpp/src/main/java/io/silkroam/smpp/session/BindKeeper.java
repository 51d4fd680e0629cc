package io.silkroam.smpp.session;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.silkroam.smpp.transport.SmppLoops;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one bind alive. There is never more than one socket: the next is dialled only after the one before is closed,
 * and only after a wait.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class BindKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(BindKeeper.class);

    private final SmppClientSettings settings;
    private final SessionContext context;
    private final SmppLoops loops;
    private final Optional<Function<Channel, SslHandler>> tls;
    private final Backoff backoff;
    private volatile boolean stopped;

    BindKeeper(
            SmppClientSettings settings,
            SessionContext context,
            SmppLoops loops,
            Optional<Function<Channel, SslHandler>> tls) {
        this.settings = settings;
        this.context = context;
        this.loops = loops;
        this.tls = tls;
        this.backoff =
                new Backoff(settings.reconnect().first(), settings.reconnect().most(), new SplittableRandom());
    }

    void dial() {
        if (!stopped) {
            loops.resolve(settings.host(), settings.port(), this::connect);
        }
    }

    private void connect(InetSocketAddress address) {
        if (address.isUnresolved()) {
            again("the name is not known", Duration.ZERO);
            return;
        }
        loops.client(settings.timers().bind(), settings.limits().unsentOctets())
                .handler(Pipelines.of(context, tls, channel -> Optional.of(new Kept())))
                .connect(address)
                .addListener(made -> {
                    if (!made.isSuccess()) {
                        again(made.cause().getMessage(), Duration.ZERO);
                    }
                });
    }

    /** @param why it is not bound; an operator looks for it first */
    private void again(String why, Duration atLeast) {
        if (!stopped) {
            Duration wait = backoff.next(atLeast);
            LOG.info(
                    "not bound to {}:{}: {}; next attempt in {} ms",
                    settings.host(),
                    settings.port(),
                    why,
                    wait.toMillis());
            loops.later(this::dial, wait);
        }
    }

    void stop() {
        stopped = true;
    }

    /** One connection of it. */
    private final class Kept extends EsmeRole {
        private long boundAt;

        Kept() {
            super(settings);
        }

        @Override
        public void active(SmppConnection connection) {
            if (stopped) {
                connection.end(EndReason.STOPPED);
            } else {
                super.active(connection);
            }
        }

        @Override
        public void bound(SmppConnection connection) {
            boundAt = System.nanoTime();
        }

        /** A bind that held at least as long as the first wait begins anew; one that is dropped at once does not. */
        @Override
        public void ended(SmppConnection connection, EndReason reason) {
            boolean held = connection.session() != null
                    && System.nanoTime() - boundAt
                            >= settings.reconnect().first().toNanos();
            if (held) {
                backoff.reset();
            }
            if (connection.wasActive()) {
                again(
                        reason.text(),
                        reason == EndReason.REFUSED ? settings.reconnect().refused() : Duration.ZERO);
            }
        }
    }
}
