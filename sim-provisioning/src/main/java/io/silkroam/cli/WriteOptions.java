package io.silkroam.cli;

import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import java.util.UUID;
import picocli.CommandLine.Option;

/** What every verb that changes something takes. */
public final class WriteOptions {
    private static final String KEY = "[!-~]{1,96}";

    @Option(
            names = {"-n", "--dry-run"},
            description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "A name of this one change: repeated with the same key it is done once (default: random).")
    private String given;

    private String random;

    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether the user chose the key, and so may choose it again. */
    public boolean isKeyGiven() {
        return given != null;
    }

    /** The given key or a random one; the same each time it is asked for. */
    public String key() {
        if (given == null) {
            random = random == null ? UUID.randomUUID().toString() : random;
            return random;
        }
        if (!given.matches(KEY)) {
            throw Failure.usage("the idempotency key is not 1 to 96 printable ASCII characters", "Choose another.");
        }
        return given;
    }

    /** A part of a change broke: what is repeated is the whole change, with the key of the whole. */
    public Failure ofOnePart(Failure failure) {
        return failure.exit() != ExitCode.UNREACHABLE
                ? failure
                : Failure.unreachable(
                        failure.why(),
                        "Repeat the command with --idempotency-key " + key() + ", and nothing is done twice.");
    }

    /** The key of one part of a change that takes several requests: made of names, so that order does not matter. */
    public String key(String part) {
        return key() + "." + part;
    }
}
