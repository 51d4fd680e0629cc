package io.silkroam.gateway.care;

import io.silkroam.gateway.care.rules.Country;
import io.silkroam.gateway.care.rules.Happening;
import io.silkroam.gateway.care.rules.Whereabouts;
import io.silkroam.sim.Plmn;
import io.silkroam.sim.SubscriberId;
import java.time.Instant;

/** What a row of the journal says that its subscriber may want to know. */
sealed interface News {

    SubscriberId subscriber();

    /** When it happened. */
    Instant at();

    /** First use in a country. */
    record Entry(SubscriberId subscriber, Country country, Plmn network, Instant at) implements News {}

    /** Something happened to a plan. */
    record OfPlan(SubscriberId subscriber, Happening happening, Whereabouts whereabouts, Instant at) implements News {}
}
