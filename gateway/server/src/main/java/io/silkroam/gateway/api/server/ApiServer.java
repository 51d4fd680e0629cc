package io.silkroam.gateway.api.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.silkroam.access.TokenText;
import io.silkroam.diameter.transport.Bound;
import io.silkroam.diameter.transport.Transport;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.access.Authentication;
import io.silkroam.gateway.api.http.Responses;
import io.silkroam.gateway.api.http.Routes;
import io.silkroam.gateway.api.openapi.OpenApiResource;
import io.silkroam.gateway.api.tls.ServerCertificates;
import io.silkroam.gateway.conf.ApiSettings;
import io.silkroam.store.Database;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTPS server of the API: listens, and stops in an orderly way. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int EVENT_LOOPS = 2;
    private static final int READERS = 2;
    private static final int OUTBOUND_OCTETS = 1 << 20;
    private static final int FREE_PORT_ATTEMPTS = 10;
    private static final Duration SHORT_GRACE = Duration.ofSeconds(5);

    private final ApiSettings settings;
    private final Path dataDir;
    private final List<Route> routes;
    private final ServerCertificates certificates;
    private final Idempotency idempotency;
    private final Workers workers;
    private final Workers readers;
    private final Transport transport;
    private final ConnectionSetup connections;
    private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private int port;

    private ApiServer(ApiSettings settings, Path dataDir, Database database, Clock clock, List<Resource> resources) {
        this.settings = settings;
        this.dataDir = dataDir;
        this.routes = Stream.concat(Stream.of(new OpenApiResource()), resources.stream())
                .flatMap(r -> r.routes().stream())
                .toList();
        this.certificates = ServerCertificates.open(settings, dataDir, clock);
        this.idempotency = new Idempotency(database, clock, settings.idempotencyMemory());
        this.workers = new Workers(
                "api-worker", settings.limits().workers(), settings.limits().queue());
        // A connection waits for one piece of one file at a time: there is always room for it.
        this.readers = new Workers("api-reader", READERS, 2 * settings.limits().connections());
        this.transport = Transport.start("api-io", EVENT_LOOPS, OUTBOUND_OCTETS);
        String localToken = TokenText.fresh();
        Service service = new Service(
                new Routes(routes),
                new Authentication(database, clock, settings.limits().rates(), TokenText.digest(localToken)),
                idempotency,
                settings.limits());
        ServerContext context = new ServerContext(
                service,
                new Responses(clock),
                workers,
                readers,
                new Bound(settings.limits().uploads()),
                settings.limits().timeouts());
        this.connections = new ConnectionSetup(context, settings.limits(), certificates::current);
        try {
            listen();
            new LocalAdmin(
                            reachable(),
                            port,
                            localToken,
                            ProcessHandle.current().pid())
                    .write(dataDir);
        } catch (RuntimeException e) {
            close(Duration.ZERO);
            throw e;
        }
        certificates.start();
        idempotency.start();
    }

    /**
     * Starts a server; when this returns, it serves.
     *
     * @param dataDir where certificates and the local way in are kept
     * @param resources what it serves beside its own description
     */
    public static ApiServer start(
            ApiSettings settings, Path dataDir, Database database, Clock clock, List<Resource> resources) {
        return new ApiServer(settings, dataDir, database, clock, resources);
    }

    private void listen() {
        List<String> addresses =
                settings.addresses().stream().filter(ApiServer::isThere).toList();
        for (int attempt = 1; ; attempt++) {
            try {
                port = listen(addresses);
                return;
            } catch (IllegalStateException e) {
                listeners.close().awaitUninterruptibly();
                // A port the system gave us on one address may be taken on another.
                if (settings.port() != 0 || addresses.size() == 1 || attempt == FREE_PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private int listen(List<String> addresses) {
        int wanted = settings.port();
        for (String address : addresses) {
            ServerBootstrap server = transport
                    .server()
                    .childOption(ChannelOption.AUTO_READ, false)
                    .childHandler(connections);
            ChannelFuture bound =
                    server.bind(new InetSocketAddress(address, wanted)).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IllegalStateException(
                        "cannot listen on " + address + " port " + wanted + " for the API: "
                                + bound.cause().getMessage(),
                        bound.cause());
            }
            listeners.add(bound.channel());
            wanted = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        }
        return wanted;
    }

    /** The shipped configuration names both loopback addresses; a machine without IPv6 has but one of them. */
    private static boolean isThere(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return !(parsed.isLoopbackAddress()
                    && parsed instanceof Inet6Address
                    && NetworkInterface.getByInetAddress(parsed) == null);
        } catch (IOException e) {
            throw new IllegalStateException("cannot listen on " + address + " for the API: " + e.getMessage(), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Where it listens. */
    public List<InetSocketAddress> addresses() {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (Channel listener : listeners) {
            addresses.add((InetSocketAddress) listener.localAddress());
        }
        return addresses;
    }

    /** Everything it serves. */
    public List<Route> routes() {
        return routes;
    }

    /** An address of ours that a process on this machine can connect to. */
    private String reachable() {
        List<InetAddress> listening =
                addresses().stream().map(InetSocketAddress::getAddress).toList();
        boolean loopback = listening.stream().anyMatch(a -> a.isLoopbackAddress() || a.isAnyLocalAddress());
        if (!loopback) {
            return listening.get(0).getHostAddress();
        }
        boolean four = listening.stream().anyMatch(a -> a.getAddress().length == 4);
        return four ? "127.0.0.1" : "::1";
    }

    /**
     * Takes no more requests, lets those under way be answered, and closes; within {@code grace}, or it cuts them.
     *
     * @return whether everything in flight was finished
     */
    public boolean close(Duration grace) {
        long deadline = System.nanoTime() + grace.toNanos();
        listeners.close().awaitUninterruptibly();
        boolean finished = connections.stop(grace);
        // No handler may be left: who closes us closes the database next. None is interrupted, for H2's sake.
        Duration rest =
                Duration.ofNanos(Math.max(0, deadline - System.nanoTime())).plus(SHORT_GRACE);
        finished &= workers.close(rest);
        finished &= readers.close(SHORT_GRACE);
        idempotency.close();
        certificates.close();
        try {
            LocalAdmin.remove(dataDir);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", dataDir.resolve(LocalAdmin.NAME), e.toString());
        }
        transport.stop().awaitUninterruptibly(SHORT_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        return finished;
    }

    @Override
    public void close() {
        close(SHORT_GRACE);
    }
}
