package io.silkroam.cli;

import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a manual page for the program and each of its commands, out of what the commands say of themselves. */
@Command(
        name = "man",
        description = "Writes the manual pages into a folder.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} man ~/.local/share/man/man1",
            "  man ${ROOT-COMMAND-NAME}",
        })
@Subcommands(
        value = {},
        needsAll = true)
public final class ManCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder; it is made if it is not there.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Program program = Program.of(spec);
        Deque<CommandLine> left = new ArrayDeque<>();
        left.add(spec.root().commandLine());
        int pages = 0;
        try {
            Files.createDirectories(folder);
            while (!left.isEmpty()) {
                CommandLine command = left.remove();
                left.addAll(command.getSubcommands().values());
                ManPage page = new ManPage(program, command);
                Files.writeString(folder.resolve(page.fileName()), page.text());
                pages++;
            }
        } catch (IOException e) {
            throw Failure.failed("the pages cannot be written into " + folder, "Choose a folder that you may write.");
        }
        program.say(pages + " manual pages are in " + folder + ".");
        return ExitCode.DONE.number();
    }
}
