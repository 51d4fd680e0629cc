package io.silkroam.charging.request;

import java.util.Optional;

/** What one service gets: its own result and, if any, its grant. */
public record ServiceAnswer(ServiceKey service, ChargingResult result, Optional<Grant> grant) {}
