package io.silkroam.sim.cli.voucher;

import io.silkroam.cli.Subcommands;
import picocli.CommandLine.Command;

/** The noun. */
@Command(name = "voucher", description = "Vouchers: codes that are turned into a plan once.")
@Subcommands({VoucherCreateCommand.class, VoucherListCommand.class, VoucherVoidCommand.class})
public final class VoucherCommand {}
