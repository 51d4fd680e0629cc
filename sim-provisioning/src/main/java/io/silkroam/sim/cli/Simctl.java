package io.silkroam.sim.cli;

import io.silkroam.cli.CompletionCommand;
import io.silkroam.cli.ManCommand;
import io.silkroam.cli.Program;
import io.silkroam.cli.Subcommands;
import io.silkroam.sim.cli.access.AuditCommand;
import io.silkroam.sim.cli.access.GetCommand;
import io.silkroam.sim.cli.access.KeysCommand;
import io.silkroam.sim.cli.access.TokenCommand;
import io.silkroam.sim.cli.access.WhoamiCommand;
import io.silkroam.sim.cli.message.MessageCommand;
import io.silkroam.sim.cli.number.NumberCommand;
import io.silkroam.sim.cli.plan.PlanCommand;
import io.silkroam.sim.cli.sim.SimCommand;
import io.silkroam.sim.cli.subscriber.SubscriberCommand;
import io.silkroam.sim.cli.voucher.VoucherCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The outermost command. */
@Command(
        name = "simctl",
        description = "Provisions SIMs at a Silkroam gateway.",
        mixinStandardHelpOptions = true,
        versionProvider = Simctl.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
@Subcommands({
    SimCommand.class,
    NumberCommand.class,
    PlanCommand.class,
    SubscriberCommand.class,
    VoucherCommand.class,
    MessageCommand.class,
    AuditCommand.class,
    TokenCommand.class,
    KeysCommand.class,
    WhoamiCommand.class,
    GetCommand.class,
    CompletionCommand.class,
    ManCommand.class
})
record Simctl(Program program) implements Program.Root {

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"simctl " + Program.version()};
        }
    }
}
