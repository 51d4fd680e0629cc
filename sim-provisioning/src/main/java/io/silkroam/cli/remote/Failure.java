package io.silkroam.cli.remote;

import java.util.Optional;

/** Why a command ends without its result: what failed and why, what to do next, and the exit code it is worth. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    @SuppressWarnings("serial") // never written anywhere
    private final Optional<String> next;

    public Failure(ExitCode exit, String why, Optional<String> next) {
        super(why);
        this.exit = exit;
        this.next = next;
    }

    public static Failure failed(String why, String next) {
        return new Failure(ExitCode.FAILED, why, Optional.of(next));
    }

    public static Failure usage(String why, String next) {
        return new Failure(ExitCode.USAGE, why, Optional.of(next));
    }

    public static Failure unreachable(String why, String next) {
        return new Failure(ExitCode.UNREACHABLE, why, Optional.of(next));
    }

    public static Failure denied(String why, String next) {
        return new Failure(ExitCode.DENIED, why, Optional.of(next));
    }

    public ExitCode exit() {
        return exit;
    }

    public String why() {
        return getMessage();
    }

    /** What the user can do about it. */
    public Optional<String> next() {
        return next;
    }
}
