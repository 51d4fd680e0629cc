package io.silkroam.simulator.jdiameter;

import static org.jdiameter.client.impl.helpers.Parameters.ApplicationId;
import static org.jdiameter.client.impl.helpers.Parameters.AuthApplId;
import static org.jdiameter.client.impl.helpers.Parameters.CeaTimeOut;
import static org.jdiameter.client.impl.helpers.Parameters.DwaTimeOut;
import static org.jdiameter.client.impl.helpers.Parameters.IacTimeOut;
import static org.jdiameter.client.impl.helpers.Parameters.MessageTimeOut;
import static org.jdiameter.client.impl.helpers.Parameters.OwnDiameterURI;
import static org.jdiameter.client.impl.helpers.Parameters.OwnIPAddress;
import static org.jdiameter.client.impl.helpers.Parameters.OwnProductName;
import static org.jdiameter.client.impl.helpers.Parameters.OwnRealm;
import static org.jdiameter.client.impl.helpers.Parameters.OwnVendorID;
import static org.jdiameter.client.impl.helpers.Parameters.PeerFSMThreadCount;
import static org.jdiameter.client.impl.helpers.Parameters.PeerIp;
import static org.jdiameter.client.impl.helpers.Parameters.PeerName;
import static org.jdiameter.client.impl.helpers.Parameters.PeerTable;
import static org.jdiameter.client.impl.helpers.Parameters.RealmEntry;
import static org.jdiameter.client.impl.helpers.Parameters.RealmTable;
import static org.jdiameter.client.impl.helpers.Parameters.RecTimeOut;
import static org.jdiameter.client.impl.helpers.Parameters.VendorId;
import static org.jdiameter.server.impl.helpers.Parameters.RealmHosts;
import static org.jdiameter.server.impl.helpers.Parameters.RealmLocalAction;
import static org.jdiameter.server.impl.helpers.Parameters.RealmName;
import static org.jdiameter.server.impl.helpers.Parameters.RequestTable;
import static org.jdiameter.server.impl.helpers.Parameters.RequestTableClearSize;
import static org.jdiameter.server.impl.helpers.Parameters.RequestTableSize;

import io.silkroam.simulator.jdiameter.PartnerSettings.Gateway;
import io.silkroam.simulator.wire.AvpName;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jdiameter.api.Configuration;
import org.jdiameter.api.NetworkReqListener;
import org.jdiameter.client.api.io.IConnection;
import org.jdiameter.client.impl.helpers.AppConfiguration;
import org.jdiameter.client.impl.helpers.EmptyConfiguration;
import org.jdiameter.client.impl.helpers.ExtensionPoint;
import org.jdiameter.client.impl.helpers.Parameters;

/**
 * jDiameter's configuration made from {@link PartnerSettings}, and the place where the classes jDiameter creates for us
 * find what they belong to.
 */
final class StackConfiguration extends EmptyConfiguration {
    /** Diameter credit control, which Gy is (RFC 8506 §1). */
    static final long GY = 4;
    /** One thread per peer: with jDiameter's three, messages of one session overtake each other. */
    private static final int ONE_THREAD = 1;

    private final Queue<IConnection> connections = new ConcurrentLinkedQueue<>();
    private final NetworkReqListener listener;

    StackConfiguration(PartnerSettings settings, NetworkReqListener listener) {
        this.listener = listener;
        addOurselves(settings);
        addTimings(settings.timings());
        Configuration[] peers =
                settings.gateways().stream().map(StackConfiguration::peer).toArray(Configuration[]::new);
        add(PeerTable, peers);
        add(RealmTable, getInstance().add(RealmEntry, realms(settings.gateways())));
        // size 0 keeps the way back in the answer itself; any other size is a table that empties itself when full
        add(RequestTable, getInstance().add(RequestTableSize, 0).add(RequestTableClearSize, 0));
        AppConfiguration internal =
                (AppConfiguration) getChildren(Parameters.Extensions.ordinal())[ExtensionPoint.Internal.id()];
        internal.add(ExtensionPoint.InternalTransportFactory, KnownConnections.class.getName());
        internal.add(ExtensionPoint.InternalSessionDatasource, AnySession.class.getName());
    }

    /** Who hears requests of the gateways. */
    NetworkReqListener listener() {
        return listener;
    }

    void register(IConnection connection) {
        connections.add(connection);
    }

    List<IConnection> connections() {
        return List.copyOf(connections);
    }

    private void addOurselves(PartnerSettings settings) {
        // The port is not listened on: a packet gateway connects to its charging system, never the other way round.
        add(OwnDiameterURI, "aaa://" + settings.origin().host() + ":3868");
        add(OwnIPAddress, settings.localAddress().getHostAddress());
        add(OwnRealm, settings.origin().realm());
        add(OwnVendorID, (long) AvpName.TGPP);
        add(OwnProductName, "Silkroam simulator on jDiameter");
        add(ApplicationId, application());
    }

    private void addTimings(PartnerSettings.Timings timings) {
        add(MessageTimeOut, timings.answer().toMillis());
        add(CeaTimeOut, timings.answer().toMillis());
        add(DwaTimeOut, timings.answer().toMillis());
        add(RecTimeOut, timings.reconnect().toMillis());
        add(IacTimeOut, timings.watchdog().toMillis());
        add(PeerFSMThreadCount, ONE_THREAD);
    }

    private static AppConfiguration application() {
        return getInstance().add(VendorId, 0L).add(AuthApplId, GY);
    }

    private static Configuration peer(Gateway gateway) {
        return getInstance()
                .add(
                        PeerName,
                        "aaa://" + gateway.host() + ":" + gateway.address().getPort())
                .add(PeerIp, gateway.address().getAddress().getHostAddress());
    }

    private static Configuration[] realms(List<Gateway> gateways) {
        Map<String, String> hostsByRealm = gateways.stream()
                .collect(Collectors.groupingBy(
                        Gateway::realm, Collectors.mapping(Gateway::host, Collectors.joining(","))));
        return hostsByRealm.entrySet().stream()
                .map(realm -> getInstance()
                        .add(RealmName, realm.getKey())
                        .add(RealmHosts, realm.getValue())
                        .add(RealmLocalAction, "LOCAL")
                        .add(ApplicationId, application()))
                .toArray(Configuration[]::new);
    }
}
