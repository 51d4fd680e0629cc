package io.silkroam.sim.cli.number;

import picocli.CommandLine.Command;

/** In. */
@Command(
        name = "add",
        description = "Adds numbers to a pool; those it has already stay as they are.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} number pool add nl-mobile 31612340000..31612349999",
            "  ${ROOT-COMMAND-NAME} number pool add nl-mobile --file numbers.csv"
        })
final class PoolAddCommand extends PoolChangeCommand {
    @Override
    String[] path(String name) {
        return new String[] {"number-pools", name, "numbers"};
    }

    @Override
    String counted() {
        return "added";
    }
}
