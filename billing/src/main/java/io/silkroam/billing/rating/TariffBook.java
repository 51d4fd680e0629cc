package io.silkroam.billing.rating;

import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.tariff.Run;
import io.silkroam.billing.tariff.TariffLine;
import io.silkroam.sim.Plmn;
import java.time.LocalDate;
import java.util.Optional;

/** What rating asks of tariffs. */
public interface TariffBook {

    /** The line with the longest prefix of the network that holds on that day. */
    Optional<TariffLine> find(Run run, Optional<Plmn> network, UsageUnit unit, LocalDate day);

    /** Whether anything here names the network or its country. */
    boolean knows(Plmn network);

    /** Whether the line asks more than the EU lets that network ask on that day. */
    boolean overCap(TariffLine line, Plmn network, LocalDate day);
}
