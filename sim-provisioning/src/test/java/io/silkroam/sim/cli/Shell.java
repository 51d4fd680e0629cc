package io.silkroam.sim.cli;

import io.silkroam.cli.CommandShell;
import io.silkroam.cli.remote.FakeApi;
import java.io.IOException;
import java.nio.file.Path;

/** Runs simctl. */
final class Shell extends CommandShell {
    private Shell(FakeApi api, Path ca) {
        super("SIMCTL", Main::run, api, ca);
    }

    static Shell open() throws IOException {
        return new Shell(FakeApi.start(), FakeApi.ca());
    }

    static Shell at(FakeApi api, Path ca) {
        return new Shell(api, ca);
    }
}
