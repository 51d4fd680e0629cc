package io.silkroam.billing.cli;

import io.silkroam.billing.cli.books.AuditCommand;
import io.silkroam.billing.cli.books.RedriveCommand;
import io.silkroam.billing.cli.books.RerateCommand;
import io.silkroam.billing.cli.books.StatusCommand;
import io.silkroam.billing.cli.books.SuspenseCommand;
import io.silkroam.billing.cli.books.TariffsCommand;
import io.silkroam.billing.cli.file.DeliveriesCommand;
import io.silkroam.billing.cli.file.ExportCommand;
import io.silkroam.billing.cli.file.ListCommand;
import io.silkroam.billing.cli.file.RedeliverCommand;
import io.silkroam.billing.cli.file.ShowCommand;
import io.silkroam.billing.cli.file.StatementCommand;
import io.silkroam.billing.cli.file.VerifyCommand;
import io.silkroam.cli.CompletionCommand;
import io.silkroam.cli.ManCommand;
import io.silkroam.cli.Program;
import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The outermost command. */
@Command(
        name = "billctl",
        description = "Makes billing's files at a Silkroam gateway, and looks after its books.",
        mixinStandardHelpOptions = true,
        versionProvider = Billctl.Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
@Subcommands({
    ExportCommand.class,
    ListCommand.class,
    ShowCommand.class,
    VerifyCommand.class,
    DeliveriesCommand.class,
    RedeliverCommand.class,
    StatementCommand.class,
    AuditCommand.class,
    SuspenseCommand.class,
    RedriveCommand.class,
    RerateCommand.class,
    StatusCommand.class,
    TariffsCommand.class,
    CompletionCommand.class,
    ManCommand.class
})
record Billctl(Program program) implements Program.Root {

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"billctl " + Program.version()};
        }
    }
}
