package io.silkroam.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Adds to a command the commands below it, but of a line that names one only that one: reading fifty classes takes
 * longer than most commands do. Where the line names none, or a wrong one, all are there, to be told of.
 */
public final class CommandTree {
    private static final List<String> VERSION = List.of("-V", "--version");

    private CommandTree() {}

    /** The root with what {@code args} need below it. */
    public static CommandLine of(CommandLine root, String... args) {
        boolean versionOnly = args.length == 1 && VERSION.contains(args[0]);
        if (!versionOnly) {
            add(root, below(root.getCommandSpec().userObject().getClass()), List.of(args));
        }
        return root;
    }

    private static void add(CommandLine parent, List<Class<?>> commands, List<String> args) {
        Optional<Class<?>> named = commands.stream()
                .filter(command -> !args.isEmpty() && nameOf(command).equals(args.get(0)))
                .filter(command -> !needsAll(command))
                .findFirst();
        List<Class<?>> needed = named.<List<Class<?>>>map(List::of).orElse(commands);
        List<String> rest = named.isPresent() ? args.subList(1, args.size()) : List.of();
        for (Class<?> command : needed) {
            CommandLine line = new CommandLine(command);
            add(line, below(command), rest);
            parent.addSubcommand(nameOf(command), line);
        }
    }

    private static List<Class<?>> below(Class<?> command) {
        return Optional.ofNullable(command.getAnnotation(Subcommands.class)).stream()
                .flatMap(below -> Stream.of(below.value()))
                .toList();
    }

    private static boolean needsAll(Class<?> command) {
        return Optional.ofNullable(command.getAnnotation(Subcommands.class))
                .filter(Subcommands::needsAll)
                .isPresent();
    }

    private static String nameOf(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }
}
