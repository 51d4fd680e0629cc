package io.silkroam.sim.cli.plan;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "plan", description = "Plans: what is on offer, and selling it.")
@Subcommands({
    PlanListCommand.class,
    PlanShowCommand.class,
    PlanCheckCommand.class,
    PlanSellCommand.class,
    PlanExtendCommand.class,
    PlanRefundCommand.class
})
public final class PlanCommand {}
