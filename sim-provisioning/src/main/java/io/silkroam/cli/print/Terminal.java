package io.silkroam.cli.print;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Which of the three streams a person sits at, and whether that person wants colours (https://no-color.org). */
public record Terminal(boolean in, boolean out, boolean err, boolean colours) {
    /** Files, pipes, tests. */
    public static final Terminal NONE = new Terminal(false, false, false, false);

    private static final String ESCAPE = "\u001B[";
    private static final String RESET = ESCAPE + "0m";

    public static Terminal ofThisProcess(Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean out = isTerminal(1) && !dumb;
        return new Terminal(isTerminal(0), out, isTerminal(2) && !dumb, out && wantsColours(environment));
    }

    /** The variable counts when it is there and not empty, whatever it says. */
    static boolean wantsColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Linux says it stream by stream; elsewhere having a console means that the first two are one. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return isConsole();
        }
    }

    /** Since JDK 22 a console may stand for a pipe and says so itself; before that having one was the answer. */
    @SuppressWarnings("SystemConsoleNull") // answered below for the JDKs it warns of
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    public String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? ESCAPE + code + "m" + text + RESET : text;
    }
}
