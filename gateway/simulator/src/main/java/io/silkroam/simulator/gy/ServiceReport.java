package io.silkroam.simulator.gy;

import java.util.Optional;

/**
 * What a gateway says about one service in a request.
 *
 * @param wantsQuota whether a Requested-Service-Unit goes along; without one no new quota is wanted
 * @param used what was used since the last report, if this is a report at all
 */
public record ServiceReport(
        ServiceKey service, boolean wantsQuota, Optional<Usage> used, Optional<ReportingReason> reason) {

    public static ServiceReport asking(ServiceKey service) {
        return new ServiceReport(service, true, Optional.empty(), Optional.empty());
    }

    public static ServiceReport reporting(ServiceKey service, Usage used, ReportingReason reason) {
        return new ServiceReport(service, true, Optional.of(used), Optional.of(reason));
    }

    /** A report that ends the service, or lets its quota go. */
    public static ServiceReport closing(ServiceKey service, Usage used, ReportingReason reason) {
        return new ServiceReport(service, false, Optional.of(used), Optional.of(reason));
    }
}
