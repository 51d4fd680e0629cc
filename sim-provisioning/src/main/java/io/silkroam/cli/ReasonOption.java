package io.silkroam.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Why, for the audit log; of those verbs whose request has room for it. */
public final class ReasonOption {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it stands in the audit log.")
    private String reason;

    public boolean isGiven() {
        return reason != null && !reason.isBlank();
    }

    /** Puts it into a request, where it is given. */
    public void addTo(Map<String, Object> body) {
        Optional.ofNullable(reason).ifPresent(text -> body.put("reason", text));
    }
}
