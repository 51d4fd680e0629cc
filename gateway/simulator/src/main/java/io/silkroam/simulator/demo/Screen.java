package io.silkroam.simulator.demo;

import io.silkroam.cli.print.DisplayWidth;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/** Tells a story step by step: numbered headings, what happens, what came out of it, tables and progress. */
public final class Screen {
    private static final String INDENT = "   ";

    private final PrintStream out;
    private final Style style;
    private int steps;
    private int failures;

    public Screen(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** The name of the story. */
    public void title(String text) {
        out.println(style.bold(text));
        out.println(style.bold("=".repeat(DisplayWidth.of(text))));
    }

    /** The next step of the story. */
    public void step(String heading) {
        steps++;
        out.println();
        out.println(style.bold(steps + ". " + heading));
    }

    /** What happens, in a sentence. */
    public void say(String text) {
        text.lines().forEach(line -> out.println(INDENT + line));
    }

    /** A remark for those who want to know more. */
    public void note(String text) {
        text.lines().forEach(line -> out.println(INDENT + style.dim(line)));
    }

    /** Something that must be so; says whether it is. */
    public boolean check(String claim, BooleanSupplier holds) {
        boolean held = holds.getAsBoolean();
        if (!held) {
            failures++;
        }
        out.println(INDENT + (held ? style.green("ok") : style.red("FAILED")) + "  " + claim);
        return held;
    }

    public void table(Table table) {
        out.println();
        table.lines().forEach(line -> out.println(INDENT + line));
    }

    /** Progress of {@code total} units of work; close it when the work is over. */
    public Progress progress(String task, long total) {
        return style.terminal() ? Progress.bar(task, total, out) : Progress.lines(task, total, out, INDENT);
    }

    /** How many checks have failed so far. */
    public int failures() {
        return failures;
    }

    /** The last line of the story. */
    public void end(String text) {
        out.println();
        out.println(failures == 0 ? style.green(text) : style.red(failures + " of the checks failed"));
    }
}
