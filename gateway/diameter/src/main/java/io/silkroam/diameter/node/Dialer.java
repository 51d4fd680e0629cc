package io.silkroam.diameter.node;

import io.netty.channel.ChannelFuture;
import io.silkroam.diameter.transport.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Makes connections. Names are resolved off the control thread, which a slow name server must not stop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class Dialer {
    private final NodeContext node;
    private final Transport transport;
    private final ConnectionPipelines pipelines;
    private final Duration timeout;

    Dialer(NodeContext node, Transport transport, ConnectionPipelines pipelines) {
        this.node = node;
        this.transport = transport;
        this.pipelines = pipelines;
        this.timeout = node.settings().timers().peer().connect();
    }

    /** One attempt to connect; the control thread's. */
    static final class Attempt {
        private ChannelFuture connecting;
        private boolean cancelled;

        void cancel() {
            cancelled = true;
            if (connecting != null) {
                connecting.channel().close();
            }
        }

        boolean isOf(Connection connection) {
            return connecting != null && connecting.channel() == connection.channel();
        }
    }

    /** Starts an attempt; the link hears of its failure here, of its success as {@link ConnectionEvents#connected}. */
    Attempt dial(OutboundPeer target, Link link) {
        Attempt attempt = new Attempt();
        CompletableFuture.supplyAsync(() -> new InetSocketAddress(target.address(), target.port()))
                .thenAccept(address -> node.onControl(() -> connect(attempt, address, target.tls(), link)));
        return attempt;
    }

    private void connect(Attempt attempt, InetSocketAddress address, boolean tls, Link link) {
        if (attempt.cancelled) {
            return;
        }
        if (address.isUnresolved()) {
            link.dialFailed(attempt, "no address for " + address.getHostString());
            return;
        }
        attempt.connecting =
                transport.client(timeout).handler(pipelines.outgoing(tls, link)).connect(address);
        attempt.connecting.addListener(done -> {
            if (!done.isSuccess()) {
                String reason = String.valueOf(done.cause().getMessage());
                node.onControl(() -> link.dialFailed(attempt, reason));
            }
        });
    }
}
