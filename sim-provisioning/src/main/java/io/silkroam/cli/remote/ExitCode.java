package io.silkroam.cli.remote;

/** What a command ends with. Scripts depend on the numbers: they never change. */
public enum ExitCode {
    DONE(0, "Done, or already so."),
    FAILED(1, "Refused or failed; nothing was printed on standard output."),
    USAGE(2, "The command line or the settings are wrong; nothing was sent."),
    UNREACHABLE(3, "The gateway could not be reached, or it did not answer."),
    DENIED(4, "No token, or one that is not enough."),
    PARTLY(5, "Part of a batch was done; standard output says which part.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
