package io.silkroam.smpp.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Event loops that servers and clients share, and the kind of sockets they drive: native epoll where there is one,
 * else NIO. However many sessions there are, there are no more threads than loops.
 */
public final class SmppLoops implements AutoCloseable {
    private static final int BACKLOG = 1_024;

    /** Names waiting to be resolved; beyond it an attempt fails and is made again later. */
    private static final int NAMES_AT_MOST = 1_000;

    private final EventLoopGroup loops;
    /** The JDK's resolver blocks, which an event loop must not. */
    private final ThreadPoolExecutor names = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(NAMES_AT_MOST),
            new DefaultThreadFactory("smpp-dns", true));

    private final Class<? extends ServerChannel> serverType;
    private final ChannelFactory<? extends SocketChannel> clients;
    /** All connections we make, until they are closed. */
    private final ChannelGroup dialled = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

    private SmppLoops(
            EventLoopGroup loops,
            Class<? extends ServerChannel> serverType,
            Class<? extends SocketChannel> clientType) {
        this.loops = loops;
        this.serverType = serverType;
        this.clients = new ReflectiveChannelFactory<>(clientType);
        names.allowCoreThreadTimeOut(true);
    }

    /** Starts that many event loops, 1 to 64. */
    public static SmppLoops start(int eventLoops) {
        if (eventLoops < 1 || eventLoops > 64) {
            throw new IllegalArgumentException(eventLoops + " event loops are not between 1 and 64");
        }
        if (Epoll.isAvailable()) {
            EventLoopGroup loops = loops(eventLoops, EpollIoHandler.newFactory());
            return new SmppLoops(loops, EpollServerSocketChannel.class, EpollSocketChannel.class);
        }
        EventLoopGroup loops = loops(eventLoops, NioIoHandler.newFactory());
        return new SmppLoops(loops, NioServerSocketChannel.class, NioSocketChannel.class);
    }

    private static EventLoopGroup loops(int count, IoHandlerFactory io) {
        return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("smpp-io", true), io);
    }

    /** A listener yet to be given a handler and bound; a connection is unwritable beyond a quarter of the bound. */
    public ServerBootstrap server(int unsentOctets) {
        return new ServerBootstrap()
                .group(loops)
                .channel(serverType)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark(unsentOctets));
    }

    /** A connection yet to be given a handler and made. */
    public Bootstrap client(Duration connectTimeout, int unsentOctets) {
        return new Bootstrap()
                .group(loops)
                .channelFactory(this::dialled)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark(unsentOctets));
    }

    private Channel dialled() {
        Channel channel = clients.newChannel();
        dialled.add(channel);
        return channel;
    }

    /** Runs a task on one of the loops after a while. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody cancels it; the task looks whether it is still wanted
    public void later(Runnable task, Duration delay) {
        if (!loops.isShuttingDown()) {
            loops.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Looks a name up, not on an event loop; tells the address, unresolved if there is none. */
    public void resolve(String host, int port, Consumer<InetSocketAddress> found) {
        if (NetUtil.createInetAddressFromIpAddressString(host) != null) {
            found.accept(new InetSocketAddress(host, port));
            return;
        }
        try {
            names.execute(() -> found.accept(new InetSocketAddress(host, port)));
        } catch (RejectedExecutionException full) {
            found.accept(InetSocketAddress.createUnresolved(host, port));
        }
    }

    private static WriteBufferWaterMark waterMark(int unsentOctets) {
        return new WriteBufferWaterMark(unsentOctets / 8, unsentOctets / 4);
    }

    /**
     * Ends the event loops; what is still connected is cut. Netty 4.2.17 forgets the socket of a connection that is
     * just being made when its event loop ends, so these are closed before.
     */
    @Override
    public void close() {
        names.shutdownNow();
        dialled.close().awaitUninterruptibly(5, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
