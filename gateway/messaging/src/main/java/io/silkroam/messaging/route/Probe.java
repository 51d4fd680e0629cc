package io.silkroam.messaging.route;

import io.silkroam.messaging.message.Submission;
import java.util.Optional;

/** A message with what is looked up about its destination once for all routes. */
record Probe(Submission message, boolean own, Optional<String> network) {}
