package io.silkroam.house.planted.gateway;

import picocli.CommandLine;

/** Fault: a command line outside of its package. */
public record CommandLineOutside(CommandLine line) {}
