package io.silkroam.gateway.sms;

import io.silkroam.gateway.conf.LocalAddresses;
import io.silkroam.gateway.conf.SmppSettings;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.smpp.codec.CodecLimits;
import io.silkroam.smpp.pdu.BindType;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.session.SmppClientSettings;
import io.silkroam.smpp.session.SmppLimits;
import io.silkroam.smpp.session.SmppServerSettings;
import io.silkroam.smpp.session.SmppTimers;
import io.silkroam.smpp.transport.TlsSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code gateway.yaml} and the links' profiles say, as the settings of SMPP's two sides. */
record SmppPorts(SmppSettings settings) {
    /** A link whose bind was refused is not tried more often than this: operators lock accounts out. */
    private static final Duration REFUSED = Duration.ofSeconds(10);

    /** Plain SMPP where it may be, and SMPP over TLS on all addresses where there is TLS. */
    List<SmppServerSettings> servers() {
        List<InetAddress> plain = addresses(LocalAddresses.present(settings.plainAddresses()));
        List<InetAddress> secure = addresses(LocalAddresses.present(settings.tlsAddresses()));
        List<SmppServerSettings> servers = new ArrayList<>();
        if (!plain.isEmpty()) {
            servers.add(server(plain).withPort(settings.port()));
        }
        settings.tls()
                .ifPresent(tls -> servers.add(server(secure).withoutClearPort().withTls(tls(tls))));
        return servers;
    }

    private SmppServerSettings server(List<InetAddress> addresses) {
        return SmppServerSettings.standard(settings.systemId())
                .withAddresses(addresses)
                .withTimers(
                        timers(settings.timers().response(), settings.timers().enquire()))
                .withLimits(limits())
                .withEventLoops(settings.limits().eventLoops());
    }

    private static SmppServerSettings.TlsPort tls(SmppSettings.Tls tls) {
        return new SmppServerSettings.TlsPort(
                tls.port(),
                new TlsSettings(
                        Optional.of(new TlsSettings.Identity(tls.certificates(), tls.privateKey())), tls.authorities()),
                tls.authorities().isPresent());
    }

    SmppClientSettings client(SmscLink link) {
        SmscLink.Login login = link.login();
        SmscLink.Session session = link.session();
        SmppClientSettings.Reconnect reconnect = new SmppClientSettings.Reconnect(
                session.reconnect().first(), session.reconnect().most(), refused(session.reconnect()));
        SmppClientSettings client = SmppClientSettings.standard(
                        link.endpoint().host(),
                        link.endpoint().port(),
                        new Request.Bind(
                                BindType.valueOf(session.kind().name()),
                                login.systemId(),
                                login.password().value(),
                                login.systemType(),
                                login.interfaceVersion(),
                                0,
                                0,
                                login.addressRange()))
                .withBinds(session.binds())
                .withWindows(session.window(), session.windowIn())
                .withReconnect(reconnect)
                .withTimers(timers(session.response(), session.enquire()))
                .withLimits(limits());
        return session.tls()
                .map(tls -> client.withTls(new SmppClientSettings.ClientTls(
                        new TlsSettings(
                                tls.identity().map(i -> new TlsSettings.Identity(i.certificates(), i.privateKey())),
                                tls.authorities()),
                        true,
                        tls.name())))
                .orElse(client);
    }

    private static Duration refused(SmscLink.Pauses reconnect) {
        return reconnect.most().compareTo(REFUSED) < 0 ? reconnect.most() : REFUSED;
    }

    private SmppTimers timers(Duration response, Duration enquire) {
        SmppSettings.Timers t = settings.timers();
        return SmppTimers.standard()
                .withBind(t.bind())
                .withResponse(response)
                .withEnquireLink(enquire)
                .withInactivity(t.inactivity())
                .withUnbind(t.unbind())
                .withStall(t.write());
    }

    private SmppLimits limits() {
        SmppSettings.Limits l = settings.limits();
        SmppLimits d = SmppLimits.standard();
        return new SmppLimits(
                new CodecLimits(l.pduOctets(), d.codec().tlvs()),
                l.unsentOctets(),
                d.heldRequests(),
                l.unboundPerAddress(),
                d.unboundInAll(),
                l.connections());
    }

    private static List<InetAddress> addresses(List<String> names) {
        return names.stream().map(SmppPorts::address).toList();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("smpp.addresses: '" + text + "' is not an address", e);
        }
    }
}
