package io.silkroam.gateway.conf;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.messaging.port.MessagingSettings;
import io.silkroam.store.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * {@code gateway.yaml} as values.
 *
 * @param dataDir where everything lies that the gateway keeps on this machine
 * @param calendar the time zone in which the dates of zones begin
 */
public record GatewaySettings(
        Path dataDir,
        ZoneId calendar,
        DatabaseSettings database,
        DiameterSettings diameter,
        ChargingEngine.Settings charging,
        ApiSettings api,
        KeySettings keys,
        SmppSettings smpp,
        MessagingSettings messaging,
        Signals signals,
        Duration shutdownGrace) {

    /**
     * How peers are told about their open sessions (RAR, ASR).
     *
     * @param again how long a peer has to react before it is told once more
     * @param attempts how often it is told
     */
    public record Signals(Duration again, int attempts) {}
}
