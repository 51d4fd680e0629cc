package io.silkroam.cli;

import io.silkroam.cli.remote.ExitCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page of one command in the macros of man(7). */
final class ManPage {
    private static final String SECTION = "1";
    private static final int NO_WRAPPING = 2000;

    private final Program program;
    private final CommandLine command;
    private final CommandSpec spec;
    private final StringBuilder page = new StringBuilder();

    ManPage(Program program, CommandLine command) {
        this.program = program;
        this.command = command;
        this.spec = command.getCommandSpec();
    }

    String name() {
        return spec.qualifiedName("-");
    }

    String fileName() {
        return name() + "." + SECTION;
    }

    String text() {
        page.setLength(0);
        macro("TH", name().toUpperCase(Locale.ROOT), SECTION, "", "Silkroam " + Program.version(), "Silkroam Manual");
        // Neither hyphenated nor stretched: names of options are copied from here.
        page.append(".nh\n.ad l\n");
        section("NAME");
        page.append(escaped(name()))
                .append(" \\- ")
                .append(escaped(plain(spec.usageMessage().description()[0]).replaceFirst("\\.$", "")))
                .append('\n');
        section("SYNOPSIS");
        macro("B", spec.qualifiedName());
        page.append(synopsis()).append('\n');
        description();
        options();
        commands();
        Stream.of(spec.usageMessage().footer()).findFirst().ifPresent(first -> examples());
        exitStatus();
        environment();
        seeAlso();
        return page.toString();
    }

    private String synopsis() {
        Help help = new Help(spec, Help.defaultColorScheme(Ansi.OFF));
        spec.usageMessage().width(NO_WRAPPING);
        String line = help.synopsis(0).strip();
        return escaped(
                line.substring(Math.min(line.length(), spec.qualifiedName().length()))
                        .strip());
    }

    private void description() {
        section("DESCRIPTION");
        for (String paragraph : spec.usageMessage().description()) {
            page.append(escaped(plain(paragraph))).append("\n.PP\n");
        }
    }

    private void options() {
        if (!spec.positionalParameters().isEmpty()) {
            section("ARGUMENTS");
            spec.positionalParameters().forEach(p -> argument(p.paramLabel(), p));
        }
        section("OPTIONS");
        // What is the command's own comes first, what is the same for all of them last.
        List<OptionSpec> options = new ArrayList<>(spec.options());
        options.sort(Comparator.comparing(option -> option.group() != null));
        for (OptionSpec option : options) {
            String names = String.join(", ", option.names());
            argument(option.arity().max() == 0 ? names : names + " " + option.paramLabel(), option);
        }
    }

    private void argument(String term, ArgSpec argument) {
        term(term, Stream.of(argument.description()).map(ManPage::plain).toList());
    }

    private void commands() {
        if (!command.getSubcommands().isEmpty()) {
            section("COMMANDS");
            command.getSubcommands()
                    .values()
                    .forEach(sub -> term(
                            sub.getCommandSpec().qualifiedName("-") + "(" + SECTION + ")",
                            List.of(plain(sub.getCommandSpec().usageMessage().description()[0]))));
        }
    }

    private void examples() {
        section("EXAMPLES");
        page.append(".nf\n");
        Stream.of(spec.usageMessage().footer())
                .forEach(line -> page.append(escaped(plain(line))).append('\n'));
        page.append(".fi\n");
    }

    private void exitStatus() {
        section("EXIT STATUS");
        Stream.of(ExitCode.values()).forEach(code -> term(String.valueOf(code.number()), List.of(code.meaning())));
    }

    private void environment() {
        section("ENVIRONMENT");
        String prefix = program.variables();
        term(prefix + "_URL", List.of("Where the API is, for example https://gateway.example:8443."));
        term(prefix + "_TOKEN", List.of("The token; see --token-file for a safer place."));
        term(prefix + "_CA", List.of("A PEM file with the authority that signed the gateway's certificate."));
        term("NO_COLOR", List.of("No colours, if it is set to anything."));
        section("FILES");
        term(
                "~/.config/" + program.name() + "/config",
                List.of("Lines of url = ..., ca = ..., token-file = ...; open to its owner only."));
    }

    private void seeAlso() {
        CommandLine parent = command.getParent();
        if (parent != null) {
            section("SEE ALSO");
            page.append(escaped(parent.getCommandSpec().qualifiedName("-"))).append('(' + SECTION + ")\n");
        }
    }

    private void term(String term, List<String> paragraphs) {
        page.append(".TP\n");
        macro("B", term);
        paragraphs.forEach(text -> page.append(escaped(text)).append('\n'));
    }

    private void section(String title) {
        page.append(".SH ").append(title).append('\n');
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        Stream.of(arguments).forEach(a -> page.append(" \"")
                .append(escaped(a).replace("\"", "\\(dq"))
                .append('"'));
        page.append('\n');
    }

    /** Format characters resolved; variables already are. */
    private static String plain(String text) {
        return text.replace("%n", "\n").replace("%%", "%").strip();
    }

    /** A backslash, a hyphen and a leading full stop or quote mean something to troff. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
