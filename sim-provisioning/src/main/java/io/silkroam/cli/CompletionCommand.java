package io.silkroam.cli;

import io.silkroam.cli.remote.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script that makes a shell complete commands and options; zsh reads bash's, and it begins by saying so. */
@Command(
        name = "completion",
        description = "Prints the script for a shell's completion.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(${ROOT-COMMAND-NAME} completion bash)", "  source <(${ROOT-COMMAND-NAME} completion zsh)"
        })
@Subcommands(
        value = {},
        needsAll = true)
public final class CompletionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell;

    @Spec
    private CommandSpec spec;

    /** The shells there are scripts for. */
    public enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        Program program = Program.of(spec);
        String script = AutoComplete.bash(program.name(), spec.root().commandLine());
        if (shell == Shell.ZSH) {
            // Without this, a zsh that has not yet set up its completion knows no compdef when the script registers.
            script = "#compdef " + program.name() + "\n" + script;
        }
        program.surroundings().out().print(script);
        program.surroundings().out().flush();
        return ExitCode.DONE.number();
    }
}
