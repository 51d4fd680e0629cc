package io.silkroam.billing.export.rows;

import io.silkroam.billing.tariff.Run;

/**
 * A row of {@code rated_record}. Texts that are not known are empty, numbers {@link #UNKNOWN}.
 *
 * @param decided when we decided, in microseconds
 * @param happened when it happened
 * @param suspense why it is not rated in full; empty
 */
public record RatedRow(
        Place place,
        Who who,
        Service service,
        String kind,
        long happened,
        long decided,
        String unit,
        long quantity,
        Retail retail,
        Wholesale host,
        Wholesale visited,
        boolean overCap,
        String suspense,
        boolean late) {

    /** A number that is not known. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Which row of the journal, which statement of it, and where it was booked. */
    public record Place(long writer, long sequence, int revision, long transaction) {}

    /** Whose usage. */
    public record Who(long subscriber, String imsi, String msisdn, String iccid) {}

    /** What the network said. */
    public record Service(
            String session,
            long requestNumber,
            long ratingGroup,
            String apn,
            String ratType,
            String chargingId,
            String plmn,
            String zone,
            long octetsUp,
            long octetsDown) {}

    /**
     * @param subscription the bought plan, or {@link #UNKNOWN}
     * @param plan id@version
     * @param paidMinor taken from an allowance of money
     * @param nanos the net price of it
     */
    public record Retail(
            long subscription,
            String plan,
            String allowance,
            long paidMinor,
            long nanos,
            String currency,
            int vatBasisPoints) {}

    /** @param tariff {@link #UNRATED} where the run does not apply, or waits */
    public record Wholesale(Tariff tariff, long units, long nanos) {
        /** Not rated in this run. */
        public static final Wholesale UNRATED = new Wholesale(Tariff.NONE, 0, 0);

        /** Whether there is a tariff. */
        public boolean isRated() {
            return !tariff.partner().isEmpty();
        }
    }

    /** A line of a tariff as it rated. */
    public record Tariff(String partner, String text, String currency) {
        static final Tariff NONE = new Tariff("", "", "");
    }

    /** The rating of a wholesale run. */
    public Wholesale wholesale(Run run) {
        return run == Run.HOST ? host : visited;
    }
}
