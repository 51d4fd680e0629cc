package io.silkroam.gateway.sms;

import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.message.AcceptOutcome;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.request.CancelCommand;
import io.silkroam.messaging.request.QueryOutcome;
import io.silkroam.messaging.request.ReplaceCommand;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.Request;
import io.silkroam.smpp.pdu.Request.CancelSm;
import io.silkroam.smpp.pdu.Request.DataSm;
import io.silkroam.smpp.pdu.Request.Destination;
import io.silkroam.smpp.pdu.Request.QuerySm;
import io.silkroam.smpp.pdu.Request.ReplaceSm;
import io.silkroam.smpp.pdu.Request.SubmitMulti;
import io.silkroam.smpp.pdu.Request.SubmitSm;
import io.silkroam.smpp.pdu.Response;
import io.silkroam.smpp.pdu.Response.MessageResponse;
import io.silkroam.smpp.pdu.Response.PlainResponse;
import io.silkroam.smpp.pdu.Response.QueryResponse;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.time.SmppTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a bound ESME may ask, SMPP 3.4 §4.4 to §4.10: read, judged, handed to messaging, answered once it is on
 * disk.
 */
final class EsmeRequests {
    private final MessagingEngine messaging;
    private final SubmitReader reader;
    private final MessageText text;
    private final Clock clock;

    EsmeRequests(MessagingEngine messaging, SubmitReader reader, MessageText text, Clock clock) {
        this.messaging = messaging;
        this.reader = reader;
        this.text = text;
        this.clock = clock;
    }

    void serve(EsmeAccount account, Request request, Consumer<Response> answer) {
        if (request instanceof SubmitSm submit) {
            submit(account, submit.message(), answer);
        } else if (request instanceof DataSm data) {
            submit(account, ShortMessages.of(data), answer);
        } else if (request instanceof SubmitMulti multi) {
            submit(account, multi, answer);
        } else if (request instanceof QuerySm query) {
            query(account, query, answer);
        } else if (request instanceof CancelSm cancel) {
            cancel(account, cancel, answer);
        } else if (request instanceof ReplaceSm replace) {
            replace(account, replace, answer);
        } else {
            answer.accept(new Response.GenericNack(CommandStatus.ESME_RINVCMDID));
        }
    }

    private void submit(EsmeAccount account, ShortMessage message, Consumer<Response> answer) {
        SubmitReader.Reading reading = reader.read(account, message);
        if (reading instanceof SubmitReader.Reading.Wrong wrong) {
            answer.accept(MessageResponse.refused(wrong.status()));
        } else if (reading instanceof SubmitReader.Reading.Fit fit) {
            messaging.accept(fit.submission(), outcome -> answer.accept(CommandStatuses.toEsme(outcome)));
        }
    }

    /** Each destination is a message of its own with its own receipt; the response carries the first one's id. */
    private void submit(EsmeAccount account, SubmitMulti multi, Consumer<Response> answer) {
        if (multi.destinations().isEmpty()) {
            answer.accept(new Response.MultiResponse(CommandStatus.ESME_RINVNUMDESTS, "", List.of(), List.of()));
            return;
        }
        MultiAnswer all = new MultiAnswer(multi.destinations().size(), answer);
        for (Destination destination : multi.destinations()) {
            if (destination instanceof Destination.ToAddress to) {
                one(account, multi.message(), to.address(), all);
            } else {
                // We keep no distribution lists.
                all.refused(Address.NONE, CommandStatus.ESME_RINVDLNAME);
            }
        }
    }

    private void one(EsmeAccount account, ShortMessage message, Address to, MultiAnswer all) {
        SubmitReader.Reading reading = reader.read(account, message.withDestination(to));
        if (reading instanceof SubmitReader.Reading.Wrong wrong) {
            all.refused(to, wrong.status());
        } else if (reading instanceof SubmitReader.Reading.Fit fit) {
            messaging.accept(fit.submission(), outcome -> {
                int status = CommandStatuses.statusToEsme(outcome);
                if (status == CommandStatus.ESME_ROK && outcome instanceof AcceptOutcome.Accepted accepted) {
                    all.accepted(accepted.id().toString());
                } else {
                    all.refused(to, status);
                }
            });
        }
    }

    private void query(EsmeAccount account, QuerySm query, Consumer<Response> answer) {
        messaging
                .query(Party.account(account.name()), query.messageId(), SubmitReader.address(query.source()))
                .whenComplete((outcome, failure) -> {
                    if (outcome instanceof QueryOutcome.Found found) {
                        answer.accept(new QueryResponse(
                                CommandStatus.ESME_ROK,
                                query.messageId(),
                                found.finalDate().map(SmppTime::absolute).orElse(""),
                                found.state().code(),
                                errorCode(found.error())));
                    } else {
                        boolean unknown = outcome instanceof QueryOutcome.NotFound;
                        answer.accept(new QueryResponse(
                                unknown ? CommandStatus.ESME_RINVMSGID : CommandStatus.ESME_RSYSERR,
                                query.messageId(),
                                "",
                                0,
                                0));
                    }
                });
    }

    /** One octet (§5.2.31): a network error that does not fit it is 255. */
    private static int errorCode(String error) {
        return error.matches("[0-9]{1,6}") ? Math.min(255, Integer.parseInt(error)) : 0;
    }

    private void cancel(EsmeAccount account, CancelSm cancel, Consumer<Response> answer) {
        CancelCommand command = new CancelCommand(
                Optional.of(cancel.messageId()).filter(id -> !id.isEmpty()),
                SubmitReader.address(cancel.source()),
                SubmitReader.address(cancel.destination()),
                cancel.serviceType());
        messaging
                .cancel(Party.account(account.name()), command)
                .whenComplete((outcome, failure) -> answer.accept(new PlainResponse(
                        failure != null
                                ? CommandStatus.ESME_RSYSERR
                                : switch (outcome) {
                                    case CANCELLED -> CommandStatus.ESME_ROK;
                                    case NOT_FOUND -> CommandStatus.ESME_RINVMSGID;
                                    case TOO_LATE -> CommandStatus.ESME_RCANCELFAIL;
                                    case UNAVAILABLE -> CommandStatus.ESME_RSYSERR;
                                })));
    }

    private void replace(EsmeAccount account, ReplaceSm replace, Consumer<Response> answer) {
        Instant now = clock.instant();
        SmppTime.Parsed schedule = SmppTime.parse(replace.scheduleDeliveryTime(), now);
        SmppTime.Parsed validity = SmppTime.parse(replace.validityPeriod(), now);
        if (schedule instanceof SmppTime.Parsed.Invalid) {
            answer.accept(new PlainResponse(CommandStatus.ESME_RINVSCHED));
            return;
        }
        if (validity instanceof SmppTime.Parsed.Invalid) {
            answer.accept(new PlainResponse(CommandStatus.ESME_RINVEXPIRY));
            return;
        }
        MessageText.Reading parts =
                text.read(ShortMessages.of(replace), account.text().alphabet(), SubmitReader.address(Address.NONE));
        if (parts instanceof MessageText.Reading.Wrong wrong) {
            answer.accept(new PlainResponse(wrong.status()));
            return;
        }
        ReplaceCommand command = new ReplaceCommand(
                replace.messageId(),
                SubmitReader.address(replace.source()),
                at(schedule),
                at(validity),
                replace.registeredDelivery(),
                ((MessageText.Reading.Parts) parts).parts());
        messaging
                .replace(Party.account(account.name()), command)
                .whenComplete((outcome, failure) -> answer.accept(new PlainResponse(
                        failure != null
                                ? CommandStatus.ESME_RSYSERR
                                : switch (outcome) {
                                    case REPLACED -> CommandStatus.ESME_ROK;
                                    case NOT_FOUND -> CommandStatus.ESME_RINVMSGID;
                                    case TOO_LATE -> CommandStatus.ESME_RREPLACEFAIL;
                                    case OTHER_LENGTH -> CommandStatus.ESME_RINVMSGLEN;
                                    case UNAVAILABLE -> CommandStatus.ESME_RSYSERR;
                                })));
    }

    private static Optional<Instant> at(SmppTime.Parsed time) {
        return time instanceof SmppTime.Parsed.At at ? Optional.of(at.time()) : Optional.empty();
    }
}
