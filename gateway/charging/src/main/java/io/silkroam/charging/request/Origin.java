package io.silkroam.charging.request;

/** Who sent a request: Origin-Host and Origin-Realm, RFC 6733 §6.3 and §6.4. */
public record Origin(String host, String realm) {}
