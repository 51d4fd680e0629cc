package io.silkroam.charging.request;

import java.util.Optional;

/**
 * One Multiple-Services-Credit-Control of a request, RFC 8506 §8.16.
 *
 * @param requested empty where no new quota is wanted
 * @param used {@link UsedUnits#NONE} where nothing is reported
 */
public record ServiceRequest(ServiceKey service, Optional<RequestedUnits> requested, UsedUnits used) {}
