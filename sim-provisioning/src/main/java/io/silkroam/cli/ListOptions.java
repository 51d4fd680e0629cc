package io.silkroam.cli;

import picocli.CommandLine.Option;

/** How much of a list. */
public final class ListOptions {
    @Option(names = "--limit", paramLabel = "ROWS", description = "No more rows than this (default: all).")
    private long limit = Long.MAX_VALUE;

    long rows() {
        return Math.max(1, limit);
    }
}
