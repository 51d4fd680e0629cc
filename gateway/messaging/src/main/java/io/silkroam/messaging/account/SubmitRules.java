package io.silkroam.messaging.account;

import io.silkroam.messaging.account.EsmeAccount.Senders;
import io.silkroam.messaging.account.Judgement.Refusal;
import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.number.LookAlikes;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.number.SenderList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose name an account may use and whom it may write to. In this order: both addresses are rewritten; the sender; the
 * destination. Pure.
 */
final class SubmitRules {
    private final NumberRanges ownNumbers;
    /** Folded names, and the accounts that list them. */
    private final Map<String, Set<String>> owners = new HashMap<>();

    SubmitRules(Iterable<EsmeAccount> accounts, NumberRanges ownNumbers) {
        this.ownNumbers = ownNumbers;
        accounts.forEach(account -> account.senders().listed().foldedNames().forEach(name -> owners.computeIfAbsent(
                        name, n -> new HashSet<>())
                .add(account.name())));
    }

    Judgement judge(EsmeAccount account, SmsAddress source, SmsAddress destination) {
        SmsAddress from = account.rewriting().rewrite(source);
        SmsAddress to = account.rewriting().rewrite(destination);
        Optional<Refusal> wrongSender = senderRefusal(account, from);
        if (wrongSender.filter(reason -> !isReplaced(account, reason)).isPresent()) {
            return new Judgement.Refused(wrongSender.get());
        }
        SmsAddress sender = wrongSender.isPresent()
                ? addressOf(account, account.senders().substitute().orElseThrow())
                : asListed(account, from);
        Optional<Refusal> wrongDestination = destinationRefusal(account, to);
        return wrongDestination.isPresent()
                ? new Judgement.Refused(wrongDestination.get())
                : new Judgement.Fit(sender, to);
    }

    /** Whoever pretends to be one of our subscribers is refused also where other senders are replaced. */
    private static boolean isReplaced(EsmeAccount account, Refusal reason) {
        return reason != Refusal.OWN_NUMBER_AS_SENDER
                && account.senders().substitute().isPresent();
    }

    private Optional<Refusal> senderRefusal(EsmeAccount account, SmsAddress from) {
        Senders senders = account.senders();
        if (from.value().isBlank()) {
            return Optional.of(Refusal.NO_SENDER);
        }
        if (!senders.ownNumbers() && SenderList.isNumber(from) && ownNumbers.holds(from.value())) {
            return Optional.of(Refusal.OWN_NUMBER_AS_SENDER);
        }
        if (senders.listed().find(from).isPresent()) {
            return Optional.empty();
        }
        if (isAnothers(account, from)) {
            return Optional.of(Refusal.SENDER_OF_ANOTHER);
        }
        return senders.any() ? Optional.empty() : Optional.of(Refusal.SENDER_NOT_LISTED);
    }

    private boolean isAnothers(EsmeAccount account, SmsAddress from) {
        if (SenderList.isNumber(from)) {
            return false;
        }
        Set<String> its = owners.getOrDefault(LookAlikes.folded(from.value()), Set.of());
        return !its.isEmpty() && !its.contains(account.name());
    }

    private Optional<Refusal> destinationRefusal(EsmeAccount account, SmsAddress to) {
        if (!Prefixes.isDigits(to.value()) || to.value().length() > Prefixes.LONGEST) {
            return Optional.of(Refusal.NOT_A_NUMBER);
        }
        EsmeAccount.Destinations allowed = account.destinations();
        boolean may = (allowed.ownSubscribers() && ownNumbers.holds(to.value()))
                || allowed.prefixes().holds(to.value());
        return may ? Optional.empty() : Optional.of(Refusal.DESTINATION_NOT_ALLOWED);
    }

    /** A look-alike goes out in the spelling that is listed, so that nobody is shown two of them. */
    private static SmsAddress asListed(EsmeAccount account, SmsAddress from) {
        if (SenderList.isNumber(from)) {
            return from;
        }
        return account.senders()
                .listed()
                .find(from)
                .map(listed -> addressOf(account, listed))
                .orElse(from);
    }

    private static SmsAddress addressOf(EsmeAccount account, String sender) {
        return Prefixes.isDigits(sender)
                ? account.rewriting().rewrite(new SmsAddress(0, 0, sender))
                : new SmsAddress(SmsAddress.ALPHANUMERIC, 0, sender);
    }
}
