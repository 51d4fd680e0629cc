package io.silkroam.simulator.jdiameter;

import static org.jdiameter.client.impl.helpers.Parameters.ApplicationId;
import static org.jdiameter.client.impl.helpers.Parameters.AuthApplId;
import static org.jdiameter.client.impl.helpers.Parameters.OwnDiameterURI;
import static org.jdiameter.client.impl.helpers.Parameters.OwnIPAddress;
import static org.jdiameter.client.impl.helpers.Parameters.OwnRealm;
import static org.jdiameter.client.impl.helpers.Parameters.PeerFSMThreadCount;
import static org.jdiameter.client.impl.helpers.Parameters.PeerTable;
import static org.jdiameter.client.impl.helpers.Parameters.RealmEntry;
import static org.jdiameter.client.impl.helpers.Parameters.RealmTable;
import static org.jdiameter.client.impl.helpers.Parameters.VendorId;
import static org.jdiameter.server.impl.helpers.Parameters.AcceptUndefinedPeer;
import static org.jdiameter.server.impl.helpers.Parameters.OwnIPAddresses;
import static org.jdiameter.server.impl.helpers.Parameters.RealmHosts;
import static org.jdiameter.server.impl.helpers.Parameters.RealmLocalAction;
import static org.jdiameter.server.impl.helpers.Parameters.RealmName;
import static org.jdiameter.server.impl.helpers.Parameters.RequestTable;
import static org.jdiameter.server.impl.helpers.Parameters.RequestTableClearSize;
import static org.jdiameter.server.impl.helpers.Parameters.RequestTableSize;

import java.net.InetSocketAddress;
import org.jdiameter.api.Configuration;
import org.jdiameter.client.impl.helpers.AppConfiguration;
import org.jdiameter.server.impl.helpers.EmptyConfiguration;

/** What makes jDiameter a charging system: it listens, and lets in whoever is of one realm. */
final class ServerConfiguration {
    private ServerConfiguration() {}

    /** @param partnerRealm of the peers it lets in */
    static Configuration of(String host, String realm, InetSocketAddress address, String partnerRealm) {
        AppConfiguration application = child().add(VendorId, 0L).add(AuthApplId, StackConfiguration.GY);
        AppConfiguration own = realm(realm, host, application);
        AppConfiguration partners = realm(partnerRealm, "nobody", application);
        return new EmptyConfiguration(true)
                .add(OwnDiameterURI, "aaa://" + host + ":" + address.getPort())
                .add(
                        OwnIPAddresses,
                        child().add(OwnIPAddress, address.getAddress().getHostAddress()))
                .add(OwnRealm, realm)
                .add(ApplicationId, application)
                .add(PeerFSMThreadCount, 1)
                .add(AcceptUndefinedPeer, true)
                .add(PeerTable, new Configuration[0])
                .add(RealmTable, child().add(RealmEntry, own, partners))
                .add(RequestTable, child().add(RequestTableSize, 0).add(RequestTableClearSize, 0));
    }

    private static AppConfiguration realm(String name, String hosts, AppConfiguration application) {
        return child().add(RealmName, name)
                .add(RealmHosts, hosts)
                .add(RealmLocalAction, "LOCAL")
                .add(ApplicationId, application);
    }

    private static AppConfiguration child() {
        return org.jdiameter.client.impl.helpers.EmptyConfiguration.getInstance();
    }
}
