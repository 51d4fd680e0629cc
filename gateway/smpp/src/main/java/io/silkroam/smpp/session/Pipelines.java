package io.silkroam.smpp.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.silkroam.smpp.codec.FrameDecoder;
import java.util.Optional;
import java.util.function.Function;

/** Puts a connection's handlers together: TLS if asked for, frames, the connection itself. */
final class Pipelines {
    private Pipelines() {}

    /** Asks for the role of each connection; one without a role is closed at once. */
    static ChannelHandler of(
            SessionContext context,
            Optional<Function<Channel, SslHandler>> tls,
            Function<Channel, Optional<BindRole>> roles) {
        return new Initializer() {
            @Override
            protected void initChannel(Channel channel) {
                Optional<BindRole> role = roles.apply(channel);
                if (role.isEmpty()) {
                    channel.unsafe().closeForcibly();
                    return;
                }
                tls.ifPresent(handlers -> {
                    SslHandler handler = handlers.apply(channel);
                    handler.setHandshakeTimeoutMillis(context.timers().bind().toMillis());
                    channel.pipeline().addLast(handler);
                });
                FrameDecoder frames = new FrameDecoder(context.limits().codec());
                channel.pipeline().addLast(frames, new SmppConnection(context, role.get(), channel, frames));
            }
        };
    }

    static Function<Channel, SslHandler> server(SslContext tls) {
        return channel -> tls.newHandler(channel.alloc());
    }

    static Function<Channel, SslHandler> client(SslContext tls, String host, int port) {
        return channel -> tls.newHandler(channel.alloc(), host, port);
    }

    private abstract static class Initializer extends ChannelInitializer<Channel> {
        @Override
        public boolean isSharable() {
            return true;
        }
    }
}
