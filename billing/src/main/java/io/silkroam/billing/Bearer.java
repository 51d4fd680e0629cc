package io.silkroam.billing;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the network said of the bearer of a usage record, for whoever compares it with the host operator's records.
 *
 * @param apn Called-Station-Id
 * @param ratType 3GPP-RAT-Type, by name where TS 29.061 §16.4.7.2 has one (EUTRAN), else its number
 * @param chargingId 3GPP-Charging-Id in hexadecimal, upper case
 * @param octetsUp of the whole report, CC-Input-Octets; only where the peer tells directions apart, and of the rows
 *     that a report was charged in only on the first. Sums over rows are right; a row's own part of them is not known
 * @param octetsDown the same of CC-Output-Octets
 */
public record Bearer(
        Optional<String> apn,
        Optional<String> ratType,
        Optional<String> chargingId,
        OptionalLong octetsUp,
        OptionalLong octetsDown) {

    /** Nothing is known. */
    public static final Bearer UNKNOWN = new Bearer(
            Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** The same bearer with the octets of a report. */
    public Bearer withOctets(long up, long down) {
        return new Bearer(apn, ratType, chargingId, OptionalLong.of(up), OptionalLong.of(down));
    }
}
