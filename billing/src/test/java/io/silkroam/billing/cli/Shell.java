package io.silkroam.billing.cli;

import io.silkroam.cli.CommandShell;
import io.silkroam.cli.remote.FakeApi;
import java.io.IOException;

/** Runs billctl. */
final class Shell extends CommandShell {
    private Shell(FakeApi api) {
        super("BILLCTL", Main::run, api, FakeApi.ca());
    }

    static Shell open() throws IOException {
        return new Shell(FakeApi.start());
    }
}
