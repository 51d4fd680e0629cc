package io.silkroam.diameter.edge;

/** A peer as its CER or CEA named it, folded, and the partner it belongs to. */
public record PeerIdentity(Partner partner, String host, String realm) {}
