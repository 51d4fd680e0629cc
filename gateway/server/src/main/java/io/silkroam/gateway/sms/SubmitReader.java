package io.silkroam.gateway.sms;

import io.silkroam.messaging.account.AccountGate;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.Judgement;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.message.DeliveryMode;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.message.Submission;
import io.silkroam.smpp.pdu.CommandStatus;
import io.silkroam.smpp.pdu.ShortMessage;
import io.silkroam.smpp.time.SmppTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an ESME's submit means: its fields checked in the order below, its addresses judged by its account's rules, its
 * text in our alphabet and in parts. The first thing wrong is its answer, and the rate is asked last, so that what is
 * refused costs the account nothing.
 */
final class SubmitReader {
    private static final int MOST_PRIORITY = 3;
    private static final int MODE_AND_UDHI = 0x43;
    private static final int RECEIPT_BITS = 0x1F;

    private final Supplier<Partners> partners;
    private final AccountGate gate;
    private final MessageText text;
    private final Clock clock;

    /** A submit as it was read. */
    sealed interface Reading {
        /** It may be handed to messaging. */
        record Fit(Submission submission) implements Reading {}

        /** It is answered with this command_status. */
        record Wrong(int status) implements Reading {}
    }

    SubmitReader(Supplier<Partners> partners, AccountGate gate, MessageText text, Clock clock) {
        this.partners = partners;
        this.gate = gate;
        this.text = text;
        this.clock = clock;
    }

    /** Reads a submit_sm, or one destination of a submit_multi, or a data_sm. */
    Reading read(EsmeAccount account, ShortMessage message) {
        Instant now = clock.instant();
        Optional<Integer> wrong = wrongFlags(message);
        if (wrong.isPresent()) {
            return new Reading.Wrong(wrong.get());
        }
        SmppTime.Parsed schedule = SmppTime.parse(message.scheduleDeliveryTime(), now);
        if (schedule instanceof SmppTime.Parsed.Invalid) {
            return new Reading.Wrong(CommandStatus.ESME_RINVSCHED);
        }
        SmppTime.Parsed validity = SmppTime.parse(message.validityPeriod(), now);
        if (validity instanceof SmppTime.Parsed.Invalid) {
            return new Reading.Wrong(CommandStatus.ESME_RINVEXPIRY);
        }
        Judgement judgement = partners.get().judge(account, address(message.source()), address(message.destination()));
        if (judgement instanceof Judgement.Refused refused) {
            return new Reading.Wrong(CommandStatuses.of(refused.reason(), account));
        }
        Judgement.Fit addresses = (Judgement.Fit) judgement;
        MessageText.Reading parts = text.read(message, account.text().alphabet(), addresses.destination());
        if (parts instanceof MessageText.Reading.Wrong unreadable) {
            return new Reading.Wrong(unreadable.status());
        }
        Submission submission =
                submission(account, message, addresses, at(schedule), until(account, validity, now), parts);
        return admitted(account, submission, now);
    }

    private static Optional<Integer> wrongFlags(ShortMessage message) {
        if (message.priorityFlag() > MOST_PRIORITY) {
            return Optional.of(CommandStatus.ESME_RINVPRTFLG);
        }
        if (message.replaceIfPresent() > 1) {
            return Optional.of(CommandStatus.ESME_RINVREPFLAG);
        }
        // There are no texts of our own that an ESME could name by a number.
        return message.defaultMessageId() == 0 ? Optional.empty() : Optional.of(CommandStatus.ESME_RINVDFTMSGID);
    }

    private Reading admitted(EsmeAccount account, Submission submission, Instant now) {
        Optional<Judgement.Refusal> refusal = gate.admit(
                account,
                submission.destination().value(),
                submission.parts().size(),
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                System.nanoTime());
        return refusal.<Reading>map(r -> new Reading.Wrong(CommandStatuses.of(r, account)))
                .orElseGet(() -> new Reading.Fit(submission));
    }

    private static Submission submission(
            EsmeAccount account,
            ShortMessage message,
            Judgement.Fit addresses,
            Optional<Instant> schedule,
            Optional<Instant> validUntil,
            MessageText.Reading parts) {
        return new Submission(
                Party.account(account.name()),
                addresses.source(),
                addresses.destination(),
                message.serviceType(),
                message.protocolId(),
                message.priorityFlag(),
                message.esmClass() & ~MODE_AND_UDHI,
                DeliveryMode.of(message.esmClass()),
                message.replaceIfPresent() == 1,
                schedule,
                validUntil,
                message.registeredDelivery() & RECEIPT_BITS,
                ((MessageText.Reading.Parts) parts).parts(),
                Parameters.kept(message.tlvs()),
                false,
                Optional.empty());
    }

    private static Optional<Instant> until(EsmeAccount account, SmppTime.Parsed validity, Instant now) {
        return at(validity).or(() -> account.text().validity().map(now::plus));
    }

    private static Optional<Instant> at(SmppTime.Parsed time) {
        return time instanceof SmppTime.Parsed.At at ? Optional.of(at.time()) : Optional.empty();
    }

    static SmsAddress address(io.silkroam.smpp.pdu.Address address) {
        return new SmsAddress(address.ton(), address.npi(), address.value());
    }
}
