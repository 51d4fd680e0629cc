package io.silkroam.gateway.admin;

import io.silkroam.charging.account.Account;
import io.silkroam.sim.inventory.Sim;
import java.util.Optional;

/**
 * A SIM and what its subscriber owns and is doing.
 *
 * @param account empty before the SIM was first activated, and of a SIM that was swapped for another
 */
public record Subscriber(Sim sim, Optional<Account> account) {}
