package io.silkroam.diameter.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The event loops of one node and the kind of sockets they drive: native epoll where there is one, else NIO. */
public final class Transport {
    private static final int BACKLOG = 1_024;

    private final EventLoopGroup loops;
    private final Class<? extends ServerChannel> serverType;
    private final Class<? extends SocketChannel> clientType;
    private final WriteBufferWaterMark waterMark;

    private Transport(
            EventLoopGroup loops,
            Class<? extends ServerChannel> serverType,
            Class<? extends SocketChannel> clientType,
            WriteBufferWaterMark waterMark) {
        this.loops = loops;
        this.serverType = serverType;
        this.clientType = clientType;
        this.waterMark = waterMark;
    }

    /** Starts that many event loops; a connection stops reading while more than a quarter of the bound is unsent. */
    public static Transport start(int eventLoops, int outboundBound) {
        return start("diameter-io", eventLoops, outboundBound);
    }

    /** The same for another protocol, whose name its threads bear. */
    public static Transport start(String threads, int eventLoops, int outboundBound) {
        WriteBufferWaterMark waterMark = new WriteBufferWaterMark(outboundBound / 8, outboundBound / 4);
        if (Epoll.isAvailable()) {
            EventLoopGroup loops = loops(threads, eventLoops, EpollIoHandler.newFactory());
            return new Transport(loops, EpollServerSocketChannel.class, EpollSocketChannel.class, waterMark);
        }
        EventLoopGroup loops = loops(threads, eventLoops, NioIoHandler.newFactory());
        return new Transport(loops, NioServerSocketChannel.class, NioSocketChannel.class, waterMark);
    }

    private static EventLoopGroup loops(String threads, int count, IoHandlerFactory io) {
        return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(threads, true), io);
    }

    /** A listener yet to be given a handler and bound. */
    public ServerBootstrap server() {
        return new ServerBootstrap()
                .group(loops)
                .channel(serverType)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark);
    }

    /** A connection yet to be given a handler and made. */
    public Bootstrap client(Duration connectTimeout) {
        return new Bootstrap()
                .group(loops)
                .channel(clientType)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark);
    }

    /** Ends the event loops; what is still connected is cut. */
    public Future<?> stop() {
        return loops.shutdownGracefully(0, 5, TimeUnit.SECONDS);
    }
}
