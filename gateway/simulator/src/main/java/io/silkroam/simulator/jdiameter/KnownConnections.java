package io.silkroam.simulator.jdiameter;

import java.net.InetAddress;
import org.jdiameter.api.Configuration;
import org.jdiameter.client.api.io.IConnection;
import org.jdiameter.client.api.io.IConnectionListener;
import org.jdiameter.client.api.io.TransportException;
import org.jdiameter.client.api.parser.IMessageParser;
import org.jdiameter.client.impl.transport.TransportLayerFactory;
import org.jdiameter.common.api.concurrent.IConcurrentFactory;

/** Makes jDiameter's TCP connections and remembers them to cut them; jDiameter creates it by reflection. */
public final class KnownConnections extends TransportLayerFactory {
    private final StackConfiguration configuration;

    public KnownConnections(Configuration configuration, IMessageParser parser) throws TransportException {
        super(configuration, parser);
        this.configuration = (StackConfiguration) configuration;
    }

    @Override
    public IConnection createConnection(
            InetAddress remoteAddress,
            IConcurrentFactory threads,
            int remotePort,
            InetAddress localAddress,
            int localPort,
            IConnectionListener listener,
            String securityReference)
            throws TransportException {
        IConnection connection = super.createConnection(
                remoteAddress, threads, remotePort, localAddress, localPort, listener, securityReference);
        configuration.register(connection);
        return connection;
    }
}
