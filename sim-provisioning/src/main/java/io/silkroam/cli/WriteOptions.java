package io.silkroam.cli;

import io.silkroam.cli.remote.Failure;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** What every verb that changes something takes. */
public final class WriteOptions {
    private static final String KEY = "[!-~]{1,96}";

    @Option(
            names = {"-n", "--dry-run"},
            description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it stands in the audit log.")
    private String reason;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "A name of this one change: repeated with the same key it is done once (default: random).")
    private String key;

    public boolean isDryRun() {
        return dryRun;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The given key or a random one; the same each time it is asked for. */
    public String key() {
        if (key == null) {
            key = UUID.randomUUID().toString();
        }
        if (!key.matches(KEY)) {
            throw Failure.usage("the idempotency key is not 1 to 96 printable ASCII characters", "Choose another.");
        }
        return key;
    }

    /** The key of one part of a change that takes several requests: made of names, so that order does not matter. */
    public String key(String part) {
        return key() + "." + part;
    }
}
