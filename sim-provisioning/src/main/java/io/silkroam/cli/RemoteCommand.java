package io.silkroam.cli;

import io.silkroam.cli.print.Output;
import io.silkroam.cli.remote.ExitCode;
import picocli.CommandLine.ArgGroup;

/** A verb that speaks to the gateway. */
public abstract class RemoteCommand extends PrintingCommand {
    @ArgGroup(validate = false, heading = "%nWhich gateway, and as whom:%n")
    private AddressOptions address = new AddressOptions();

    @Override
    protected final ExitCode run(Program program, Output out) {
        return run(new Session(program, address.client(program), out, options().times(program)));
    }

    /** Does it. */
    protected abstract ExitCode run(Session session);
}
