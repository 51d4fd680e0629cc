package io.silkroam.sim.cli.number;

import picocli.CommandLine.Command;

/** Out. */
@Command(
        name = "remove",
        description = "Takes free numbers out of a pool.",
        footerHeading = "%nExamples:%n",
        footer = {"  ${ROOT-COMMAND-NAME} number pool remove nl-mobile 31612340000"})
final class PoolRemoveCommand extends PoolChangeCommand {
    @Override
    String[] path(String name) {
        return new String[] {"number-pools", name, "numbers", "remove"};
    }

    @Override
    String counted() {
        return "removed";
    }
}
