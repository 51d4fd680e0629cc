package io.silkroam.charging.rules;

import io.silkroam.charging.account.SignalKind;
import io.silkroam.charging.request.Origin;

/** Something to ask the peer of a session, or that it has done so. */
public record SessionSignal(String sessionId, Origin peer, SignalKind kind) {}
