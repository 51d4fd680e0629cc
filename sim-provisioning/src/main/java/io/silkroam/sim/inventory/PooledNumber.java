package io.silkroam.sim.inventory;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Msisdn;
import java.time.Instant;
import java.util.Optional;

/**
 * A telephone number as it stands at one instant: one that has rested long enough is free.
 *
 * @param pool empty for a number that came with a SIM from outside
 * @param iccid the SIM that has it
 * @param freeFrom until when it rests
 */
public record PooledNumber(
        Msisdn msisdn, Optional<String> pool, NumberState state, Optional<Iccid> iccid, Optional<Instant> freeFrom) {}
