package io.silkroam.conf;

/**
 * One thing that is wrong in a configuration, and where.
 *
 * @param file as the operator named it
 * @param line counted from 1; 0 where no line applies (a missing file, a value from the command line)
 * @param reason what is wrong, in words, without secrets
 */
public record ConfigProblem(String file, int line, String reason) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + reason : file + ": " + reason;
    }
}
