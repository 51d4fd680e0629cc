package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.ErrorMap;
import io.silkroam.messaging.message.CarryResult.FailureClass;
import io.silkroam.smpp.pdu.CommandStatus;
import java.util.Map;

/**
 * What an ESME's deliver_sm_resp means: try again, or never (SMPP 3.4 §5.1.3). What it does not know it may know
 * later.
 */
final class EsmeErrors {
    static final ErrorMap MAP = new ErrorMap(
            Map.of(
                    CommandStatus.ESME_RTHROTTLED, FailureClass.THROTTLED,
                    CommandStatus.ESME_RMSGQFUL, FailureClass.THROTTLED,
                    CommandStatus.ESME_RX_P_APPN, FailureClass.PERMANENT,
                    CommandStatus.ESME_RX_R_APPN, FailureClass.PERMANENT,
                    CommandStatus.ESME_RINVMSGLEN, FailureClass.PERMANENT,
                    CommandStatus.ESME_RINVDSTADR, FailureClass.PERMANENT,
                    CommandStatus.ESME_RINVSRCADR, FailureClass.PERMANENT),
            FailureClass.TEMPORARY);

    private EsmeErrors() {}
}
