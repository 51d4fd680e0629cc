package io.silkroam.diameter.node;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.silkroam.diameter.codec.FrameDecoder;
import io.silkroam.diameter.peer.Role;
import io.silkroam.diameter.transport.TlsContexts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Puts a connection's handlers together: TLS if asked for, frames, the connection itself. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class ConnectionPipelines {
    private final NodeContext node;
    private final Optional<TlsContexts> tls;
    private final ConnectionEvents events;

    ConnectionPipelines(NodeContext node, Optional<TlsContexts> tls, ConnectionEvents events) {
        this.node = node;
        this.tls = tls;
        this.events = events;
    }

    /** For connections of a listener; those beyond the gate's bounds are closed at once. */
    ChannelHandler incoming(boolean secure) {
        return new Initializer() {
            @Override
            protected void initChannel(Channel channel) {
                InetSocketAddress address = (InetSocketAddress) channel.remoteAddress();
                if (address == null) {
                    channel.close(); // gone already
                    return;
                }
                InetAddress source = address.getAddress();
                if (node.isStopping() || !node.gate().enter(source)) {
                    node.observer().refused(address, 0, "too many connections without capabilities exchange");
                    channel.close();
                    return;
                }
                if (secure) {
                    addTls(channel, tls.orElseThrow().server());
                }
                addDiameter(channel, new Connection(node, Role.RESPONDER, channel, true, events));
            }
        };
    }

    /** For connections we make. */
    ChannelHandler outgoing(boolean secure, Link link) {
        return new Initializer() {
            @Override
            protected void initChannel(Channel channel) {
                if (secure) {
                    addTls(channel, tls.orElseThrow().client());
                }
                Connection connection = new Connection(node, Role.INITIATOR, channel, false, events);
                connection.belongsTo(link);
                addDiameter(channel, connection);
            }
        };
    }

    private void addTls(Channel channel, SslContext context) {
        SslHandler handler = context.newHandler(channel.alloc());
        handler.setHandshakeTimeoutMillis(
                node.settings().timers().peer().capabilities().toMillis());
        channel.pipeline().addLast(handler);
    }

    private void addDiameter(Channel channel, Connection connection) {
        channel.pipeline().addLast(new FrameDecoder(node.settings().limits().codec()), connection);
    }

    private abstract static class Initializer extends ChannelInitializer<Channel> {
        @Override
        public boolean isSharable() {
            return true;
        }
    }
}
