package io.silkroam.messaging.account;

import io.silkroam.messaging.message.CarryResult.FailureClass;
import java.util.HashMap;
import java.util.Map;

/** What an SMSC's command_status (SMPP 3.4 §5.1.3) means for the next attempt. One not named is {@code otherwise}. */
public record ErrorMap(Map<Integer, FailureClass> classes, FailureClass otherwise) {
    private static final Map<Integer, FailureClass> USUAL = Map.ofEntries(
            Map.entry(0x58, FailureClass.THROTTLED), // ESME_RTHROTTLED
            Map.entry(0x14, FailureClass.THROTTLED), // ESME_RMSGQFUL
            Map.entry(0x04, FailureClass.TEMPORARY), // ESME_RINVBNDSTS: the link has to bind again
            Map.entry(0x08, FailureClass.TEMPORARY), // ESME_RSYSERR
            Map.entry(0x45, FailureClass.TEMPORARY), // ESME_RSUBMITFAIL
            Map.entry(0x64, FailureClass.TEMPORARY), // ESME_RX_T_APPN
            Map.entry(0xFE, FailureClass.TEMPORARY), // ESME_RDELIVERYFAILURE
            Map.entry(0xFF, FailureClass.TEMPORARY), // ESME_RUNKNOWNERR
            // What this SMSC does not take another one may.
            Map.entry(0x03, FailureClass.ROUTE), // ESME_RINVCMDID
            Map.entry(0x0A, FailureClass.ROUTE), // ESME_RINVSRCADR
            Map.entry(0x15, FailureClass.ROUTE), // ESME_RINVSERTYP
            Map.entry(0x48, FailureClass.ROUTE), // ESME_RINVSRCTON
            Map.entry(0x49, FailureClass.ROUTE), // ESME_RINVSRCNPI
            Map.entry(0x50, FailureClass.ROUTE), // ESME_RINVDSTTON
            Map.entry(0x51, FailureClass.ROUTE), // ESME_RINVDSTNPI
            Map.entry(0x65, FailureClass.ROUTE), // ESME_RX_P_APPN
            Map.entry(0x66, FailureClass.ROUTE), // ESME_RX_R_APPN
            Map.entry(0xC0, FailureClass.ROUTE), // ESME_RINVOPTPARSTREAM
            Map.entry(0xC1, FailureClass.ROUTE), // ESME_ROPTPARNOTALLWD
            Map.entry(0xC2, FailureClass.ROUTE), // ESME_RINVPARLEN
            Map.entry(0xC3, FailureClass.ROUTE), // ESME_RMISSINGOPTPARAM
            Map.entry(0xC4, FailureClass.ROUTE), // ESME_RINVOPTPARAMVAL
            Map.entry(0x01, FailureClass.PERMANENT), // ESME_RINVMSGLEN
            Map.entry(0x02, FailureClass.PERMANENT), // ESME_RINVCMDLEN
            Map.entry(0x06, FailureClass.PERMANENT), // ESME_RINVPRTFLG
            Map.entry(0x07, FailureClass.PERMANENT), // ESME_RINVREGDLVFLG
            Map.entry(0x0B, FailureClass.PERMANENT), // ESME_RINVDSTADR
            Map.entry(0x43, FailureClass.PERMANENT), // ESME_RINVESMCLASS
            Map.entry(0x61, FailureClass.PERMANENT), // ESME_RINVSCHED
            Map.entry(0x62, FailureClass.PERMANENT)); // ESME_RINVEXPIRY

    public ErrorMap {
        classes = Map.copyOf(classes);
    }

    /** What the standard's codes mean on most SMSCs; any other, a vendor's own too, may work later. */
    public static ErrorMap usual() {
        return new ErrorMap(USUAL, FailureClass.TEMPORARY);
    }

    /** The same where these say otherwise. */
    public ErrorMap with(Map<Integer, FailureClass> own) {
        Map<Integer, FailureClass> both = new HashMap<>(classes);
        both.putAll(own);
        return new ErrorMap(both, otherwise);
    }

    public FailureClass classOf(int commandStatus) {
        return classes.getOrDefault(commandStatus, otherwise);
    }
}
