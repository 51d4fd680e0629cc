package io.silkroam.gateway.sms;

import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.MessageState;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.SmscReceipt;
import io.silkroam.messaging.message.Submission;
import io.silkroam.messaging.request.ReceiptOutcome;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Request.DataSm;
import io.silkroam.smpp.pdu.Request.DeliverSm;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.receipt.DeliveryReceipt;
import io.silkroam.smpp.receipt.ReceiptReader;
import io.silkroam.smpp.receipt.ReceiptReader.Recognition;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an SMSC delivers to us, SMPP 3.4 §4.6: the receipt of a message we submitted, or a message of a subscriber. Both
 * are acknowledged once they are on disk; what cannot be kept just now is to be sent again.
 */
final class LinkInbox {
    private final MessagingEngine messaging;
    private final MessageText text;

    LinkInbox(MessagingEngine messaging, MessageText text) {
        this.messaging = messaging;
        this.text = text;
    }

    void serve(SmscLink link, Request request, Consumer<Response> answer) {
        if (request instanceof DeliverSm deliver) {
            deliver(link, deliver.message(), answer);
        } else if (request instanceof DataSm data) {
            deliver(link, ShortMessages.of(data), answer);
        } else if (request instanceof Request.AlertNotification) {
            // A subscriber can be reached again: what waits for it is tried when its time comes.
            messaging.roomAt(Party.link(link.name()));
        } else {
            answer.accept(new Response.GenericNack(CommandStatus.ESME_RINVCMDID));
        }
    }

    private void deliver(SmscLink link, ShortMessage message, Consumer<Response> answer) {
        Recognition recognition = link.receipts().oddEsmClass() ? Recognition.TEXT : Recognition.PARAMETERS;
        Optional<DeliveryReceipt> receipt = new ReceiptReader(link.receipts().zone(), recognition).read(message);
        if (receipt.isPresent()) {
            receipt(link, message, receipt.get(), answer);
        } else {
            message(link, message, answer);
        }
    }

    private void receipt(SmscLink link, ShortMessage message, DeliveryReceipt receipt, Consumer<Response> answer) {
        SmscReceipt read = new SmscReceipt(
                link.name(),
                receipt.ids(),
                link.rewriting().rewrite(SubmitReader.address(message.source())),
                receipt.intermediate() ? MessageState.ENROUTE : MessageState.of(receipt.state()),
                receipt.doneAt(),
                receipt.error());
        messaging.receipt(
                read,
                outcome -> answer.accept(
                        outcome == ReceiptOutcome.UNAVAILABLE
                                ? MessageResponse.refused(CommandStatus.ESME_RX_T_APPN)
                                : MessageResponse.accepted("")));
    }

    private void message(SmscLink link, ShortMessage message, Consumer<Response> answer) {
        SmsAddress destination = link.rewriting().rewrite(SubmitReader.address(message.destination()));
        MessageText.Reading parts = text.read(message, link.text().alphabet(), destination);
        if (parts instanceof MessageText.Reading.Wrong) {
            answer.accept(MessageResponse.refused(CommandStatus.ESME_RX_R_APPN));
            return;
        }
        Submission submission = new Submission(
                Party.link(link.name()),
                link.rewriting().rewrite(SubmitReader.address(message.source())),
                destination,
                message.serviceType(),
                message.protocolId(),
                message.priorityFlag(),
                message.esmClass() & 0x80,
                DeliveryMode.DEFAULT,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                ((MessageText.Reading.Parts) parts).parts(),
                Parameters.kept(message.tlvs()),
                false,
                Optional.empty());
        messaging.accept(submission, outcome -> answer.accept(CommandStatuses.toSmsc(outcome)));
    }
}
