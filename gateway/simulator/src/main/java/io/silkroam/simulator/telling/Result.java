package io.silkroam.simulator.telling;

import java.util.List;

/** What a command came to: in lines for people, as JSON for programs, and whether everything that must hold does. */
public interface Result {
    List<String> lines();

    /** One JSON object. */
    String json();

    boolean holds();

    /** The command's exit code: 0 where it holds, 1 where it does not; others are the command's own. */
    default int code() {
        return holds() ? 0 : 1;
    }
}
