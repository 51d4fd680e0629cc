package io.silkroam.simulator.demo;

import java.io.Console;
import java.util.Map;

/** Whether the reader is a person at a terminal, and whether that person wants colours (https://no-color.org). */
public record Style(boolean terminal, boolean colours) {
    /** A file, a pipe, a test: plain text, one line after the other. */
    public static final Style PLAIN = new Style(false, false);

    private static final String ESCAPE = "\u001B[";
    private static final String RESET = ESCAPE + "0m";

    /** How to look on the standard output of this process. */
    public static Style ofThisProcess() {
        return detect(atTerminal(), System.getenv());
    }

    /** Since JDK 22 a console may stand for a pipe and says so itself; before that having one was the answer. */
    @SuppressWarnings("SystemConsoleNull") // answered below for the JDKs it warns of
    private static boolean atTerminal() {
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

    /** What a terminal and its environment ask for. */
    public static Style detect(boolean terminal, Map<String, String> environment) {
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = "dumb".equals(environment.get("TERM"));
        return new Style(terminal && !dumb, terminal && !dumb && !refused);
    }

    String bold(String text) {
        return paint("1", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return colours ? ESCAPE + code + "m" + text + RESET : text;
    }
}
