package io.silkroam.gateway.api.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.silkroam.diameter.transport.ConnectionGate;
import io.silkroam.gateway.conf.ApiSettings;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets connections in, as many as may be, and gives each what it needs: TLS, HTTP/1.1, a conversation. */
@ChannelHandler.Sharable
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class ConnectionSetup extends ChannelInitializer<SocketChannel> {
    private static final int PIECE_OCTETS = 1 << 16;

    private final ServerContext context;
    private final ApiSettings.Limits limits;
    private final Supplier<SslContext> tls;
    private final ConnectionGate gate;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean stopping;

    ConnectionSetup(ServerContext context, ApiSettings.Limits limits, Supplier<SslContext> tls) {
        this.context = context;
        this.limits = limits;
        this.tls = tls;
        this.gate = new ConnectionGate(limits.connectionsPerAddress(), limits.connections());
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        InetAddress from = channel.remoteAddress().getAddress();
        if (stopping || !gate.enter(from)) {
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> gate.leave(from));
        open.add(channel);
        SslHandler ssl = tls.get().newHandler(channel.alloc());
        ssl.setHandshakeTimeoutMillis(limits.timeouts().handshake().toMillis());
        Conversation conversation = new Conversation(context);
        channel.pipeline()
                .addLast(ssl)
                .addLast(new Arrival(conversation))
                .addLast(new HttpServerCodec(new HttpDecoderConfig()
                        .setMaxInitialLineLength(limits.lineOctets())
                        .setMaxHeaderSize(limits.headerOctets())
                        .setMaxChunkSize(PIECE_OCTETS)))
                .addLast(new FlowControlHandler())
                .addLast(conversation);
    }

    /** Tells the conversation when the first octet of something came. */
    private static final class Arrival extends ChannelInboundHandlerAdapter {
        private final Conversation conversation;

        Arrival(Conversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (((ByteBuf) message).isReadable()) {
                conversation.octetsArrived();
            }
            ctx.fireChannelRead(message);
        }
    }

    /** Ends idle connections now, the others after their answer; after {@code grace} all of them. */
    boolean stop(Duration grace) {
        stopping = true;
        for (Channel channel : open) {
            channel.eventLoop().execute(() -> {
                Conversation conversation = channel.pipeline().get(Conversation.class);
                if (conversation != null) {
                    conversation.stop();
                }
            });
        }
        boolean finished = open.newCloseFuture().awaitUninterruptibly(grace.toMillis(), TimeUnit.MILLISECONDS);
        open.close().awaitUninterruptibly();
        return finished;
    }
}
