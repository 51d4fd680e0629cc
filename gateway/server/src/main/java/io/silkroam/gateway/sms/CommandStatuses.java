package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.EsmeAccount.ThrottleAnswer;
import io.silkroam.messaging.account.Judgement.Refusal;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.AcceptOutcome.Reason;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.MessageResponse;

/** What our outcomes are as command_status, SMPP 3.4 §5.1.3; here and nowhere else. */
final class CommandStatuses {
    private CommandStatuses() {}

    /** submit_sm_resp and data_sm_resp to an ESME. */
    static Response toEsme(AcceptOutcome outcome) {
        if (outcome instanceof AcceptOutcome.Accepted accepted) {
            return MessageResponse.accepted(accepted.id().toString());
        }
        if (outcome instanceof AcceptOutcome.AlreadyAccepted already) {
            return MessageResponse.accepted(already.id().toString());
        }
        return MessageResponse.refused(statusToEsme(outcome));
    }

    static int statusToEsme(AcceptOutcome outcome) {
        if (outcome instanceof AcceptOutcome.NotDelivered) {
            return CommandStatus.ESME_RDELIVERYFAILURE;
        }
        return outcome instanceof AcceptOutcome.Refused refused ? ofEsme(refused.reason()) : CommandStatus.ESME_ROK;
    }

    private static int ofEsme(Reason reason) {
        return switch (reason) {
            case NO_ROUTE -> CommandStatus.ESME_RINVDSTADR;
            case FORBIDDEN, NOT_PAID -> CommandStatus.ESME_RSUBMITFAIL;
            case EXPIRED -> CommandStatus.ESME_RINVEXPIRY;
            case QUEUE_FULL -> CommandStatus.ESME_RMSGQFUL;
            case STORE_UNAVAILABLE -> CommandStatus.ESME_RSYSERR;
        };
    }

    /** deliver_sm_resp to an SMSC: sent again later, or never (§5.1.3, ESME_RX_T_APPN and ESME_RX_R_APPN). */
    static Response toSmsc(AcceptOutcome outcome) {
        if (!(outcome instanceof AcceptOutcome.Refused refused)) {
            return MessageResponse.accepted("");
        }
        return MessageResponse.refused(
                switch (refused.reason()) {
                    case NO_ROUTE, FORBIDDEN, NOT_PAID, EXPIRED -> CommandStatus.ESME_RX_R_APPN;
                    case QUEUE_FULL, STORE_UNAVAILABLE -> CommandStatus.ESME_RX_T_APPN;
                });
    }

    /** What an account's rules refuse. */
    static int of(Refusal refusal, EsmeAccount account) {
        return switch (refusal) {
            case NO_SENDER, OWN_NUMBER_AS_SENDER, SENDER_OF_ANOTHER, SENDER_NOT_LISTED -> CommandStatus.ESME_RINVSRCADR;
            case NOT_A_NUMBER, DESTINATION_NOT_ALLOWED -> CommandStatus.ESME_RINVDSTADR;
            case DAILY_CAP -> CommandStatus.ESME_RSUBMITFAIL;
            case TOO_FAST ->
                account.throttleAnswer() == ThrottleAnswer.QUEUE_FULL
                        ? CommandStatus.ESME_RMSGQFUL
                        : CommandStatus.ESME_RTHROTTLED;
        };
    }
}
