package io.silkroam.diameter.node;

import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.ResultCodes;
import io.silkroam.diameter.edge.EdgeHit;
import io.silkroam.diameter.edge.EdgePolicy;
import io.silkroam.diameter.edge.Partner;
import io.silkroam.diameter.transport.PeerCertificate;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether who says it is a peer may be one (RFC 6733 §5.3): known, from where it should come, able to talk to us. */
final class Admission {
    private final List<Application> applications;
    private final List<Partner> partners;
    private final EdgePolicy edge;

    Admission(List<Application> applications, List<Partner> partners, EdgePolicy edge) {
        this.applications = applications;
        this.partners = partners;
        this.edge = edge;
    }

    /** Why a peer is turned away. */
    record Refusal(int resultCode, String reason) {}

    /** The partner of that name: by its exact name first, else one of any host that comes from such an address. */
    Optional<Partner> partnerOf(String host, InetAddress address) {
        Optional<Partner> exact = partners.stream()
                .filter(partner -> partner.identity().hosts().contains(host))
                .findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        List<Partner> dynamic = partners.stream()
                .filter(partner -> partner.identity().names(host))
                .toList();
        return dynamic.stream()
                .filter(partner -> partner.identity().comesFrom(address))
                .findFirst()
                .or(() -> dynamic.stream().findFirst());
    }

    /** Checks in a fixed order: identity (3010), security (5017), applications (5010). */
    Optional<Refusal> judge(
            Partner partner, Capabilities peer, InetAddress address, Optional<PeerCertificate> certificate) {
        Optional<EdgeHit> hit = edge.judgeIdentity(partner, misfit(partner, peer, address, certificate));
        if (hit.isPresent()) {
            return Optional.of(new Refusal(hit.get().resultCode(), hit.get().detail()));
        }
        if (certificate.isEmpty() && (partner.identity().tlsRequired() || peer.insistsOnInbandTls())) {
            return Optional.of(new Refusal(ResultCodes.DIAMETER_NO_COMMON_SECURITY, "TLS is required on its own port"));
        }
        if (common(partner, peer).isEmpty()) {
            return Optional.of(new Refusal(ResultCodes.DIAMETER_NO_COMMON_APPLICATION, "no common application"));
        }
        return Optional.empty();
    }

    /** Applications both sides speak and the partner may; a relay speaks them all (RFC 6733 §2.4). */
    Set<Integer> common(Partner partner, Capabilities peer) {
        Set<Integer> common = new HashSet<>();
        for (Application application : applications) {
            int id = application.id();
            boolean both = peer.isRelay()
                    || id == Applications.RELAY
                    || peer.applications().contains(id);
            if (both && (id == Applications.RELAY || partner.rights().allows(id))) {
                common.add(id);
            }
        }
        return common;
    }

    private static Optional<String> misfit(
            Partner partner, Capabilities peer, InetAddress address, Optional<PeerCertificate> certificate) {
        if (!partner.identity().comesFrom(address)) {
            return Optional.of("address " + address.getHostAddress() + " is not " + partner.id() + "'s");
        }
        if (!partner.identity().hasRealm(peer.realm())) {
            return Optional.of("realm " + peer.realm() + " is not " + partner.id() + "'s");
        }
        if (certificate.isPresent() && !isNamed(certificate.get(), peer.host(), partner)) {
            return Optional.of("the certificate is not " + peer.host() + "'s");
        }
        return Optional.empty();
    }

    private static boolean isNamed(PeerCertificate certificate, String host, Partner partner) {
        return certificate.names().contains(host)
                || certificate.names().stream().anyMatch(partner.identity().certificateNames()::contains);
    }
}
