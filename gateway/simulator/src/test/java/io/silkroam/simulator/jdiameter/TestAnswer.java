package io.silkroam.simulator.jdiameter;

import java.util.function.Consumer;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpSet;

/** What the test charging system says: a Result-Code and further AVPs, or nothing at all. */
record TestAnswer(long resultCode, boolean silent, Consumer<AvpSet> avps) {
    private static final int TGPP = 10415;

    static TestAnswer of(long resultCode) {
        return new TestAnswer(resultCode, false, avps -> {});
    }

    static TestAnswer silence() {
        return new TestAnswer(0, true, avps -> {});
    }

    static TestAnswer with(Consumer<AvpSet> avps) {
        return new TestAnswer(2001, false, avps);
    }

    /** A grant with everything a server can say about one service. */
    static TestAnswer granting(long ratingGroup, long octets) {
        return with(avps -> {
            AvpSet service = avps.addGroupedAvp(Avp.MULTIPLE_SERVICES_CREDIT_CONTROL, true, false);
            service.addGroupedAvp(Avp.GRANTED_SERVICE_UNIT, true, false)
                    .addAvp(Avp.CC_TOTAL_OCTETS, octets, true, false);
            service.addAvp(Avp.RATING_GROUP, ratingGroup, true, false, true);
            service.addAvp(Avp.VALIDITY_TIME, 3600L, true, false, true);
            service.addAvp(Avp.RESULT_CODE, 2001L, true, false, true);
            AvpSet last = service.addGroupedAvp(Avp.FINAL_UNIT_INDICATION, true, false);
            last.addAvp(Avp.FINAL_UNIT_ACTION, 1, true, false);
            AvpSet server = last.addGroupedAvp(Avp.REDIRECT_SERVER, true, false);
            server.addAvp(Avp.REDIRECT_ADDRESS_TYPE, 2, true, false);
            server.addAvp(435, "https://top-up.example/", true, false, false);
            service.addAvp(869, octets / 5, TGPP, true, false, true);
            service.addAvp(871, 7200L, TGPP, true, false, true);
        });
    }
}
