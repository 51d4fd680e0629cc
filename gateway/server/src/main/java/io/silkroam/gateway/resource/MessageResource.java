package io.silkroam.gateway.resource;

import static io.silkroam.access.Role.ADMIN;
import static io.silkroam.access.Role.AUDITOR;
import static io.silkroam.access.Role.SUPPORT;

import io.silkroam.access.Role;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.messaging.MessagingEngine;
import io.silkroam.messaging.message.MessageId;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.request.AccountTraffic;
import io.silkroam.messaging.request.DeadLetter;
import io.silkroam.messaging.request.UnmatchedReceipt;
import io.silkroam.sim.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What messaging could not finish: dead letters, and receipts without a message; what waits for whom; and what accounts
 * owe. What somebody wrote is not shown, and of a number its end alone.
 */
public final class MessageResource implements Resource {
    private static final Set<Role> READERS = EnumSet.of(ADMIN, SUPPORT, AUDITOR);

    private static final int MOST_DAYS = 366;

    private final MessagingEngine messaging;
    private final Clock clock;

    public MessageResource(MessagingEngine messaging, Clock clock) {
        this.messaging = messaging;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.list("/v1/dead-letters", READERS, this::deadLetters).query("from"),
                Route.post("/v1/dead-letters/{id}/retry", EnumSet.of(ADMIN, SUPPORT), this::retry),
                Route.list("/v1/unmatched-receipts", READERS, this::unmatchedReceipts),
                Route.list("/v1/message-queues", READERS, this::queues),
                Route.list("/v1/esme-accounts/{name}/traffic", READERS, this::traffic)
                        .query("from", "until"));
    }

    private Answer deadLetters(Call call) {
        Optional<Party> from = call.query().parsed("from", MessageResource::party);
        Page page = call.page();
        Optional<MessageId> after = page.after().map(MessageId::parse);
        call.finish();
        List<DeadLetter> found = messaging.deadLetters(from, after, page.limit() + 1);
        List<DeadLetter> shown = found.stream().limit(page.limit()).toList();
        return Answer.page(
                shown.stream().map(MessageResource::json).toList(),
                found.size() > shown.size()
                        ? Optional.of(shown.get(shown.size() - 1).id().toString())
                        : Optional.empty());
    }

    private Answer retry(Call call) {
        String id = call.path("id");
        call.finish();
        boolean known;
        try {
            known = messaging.retry(MessageId.parse(id));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(e.getMessage());
        }
        if (!known) {
            throw Problem.notFound("dead letter " + id);
        }
        return Answer.ok(JsonObject.of().with("id", id));
    }

    private Answer unmatchedReceipts(Call call) {
        Page page = call.page();
        long after = page.after().map(MessageResource::number).orElse(0L);
        call.finish();
        List<UnmatchedReceipt> found = messaging.unmatchedReceipts(after, page.limit() + 1);
        List<UnmatchedReceipt> shown = found.stream().limit(page.limit()).toList();
        return Answer.page(
                shown.stream().map(MessageResource::json).toList(),
                found.size() > shown.size()
                        ? Optional.of(Long.toString(shown.get(shown.size() - 1).number()))
                        : Optional.empty());
    }

    private Answer queues(Call call) {
        Page page = call.page();
        call.finish();
        return ShortList.page(
                page, messaging.queueDepths().entrySet(), e -> e.getKey().toString(), MessageResource::json);
    }

    /** Also of an account whose file is gone: what it owed it still owes. */
    private Answer traffic(Call call) {
        String account = call.path("name");
        Optional<LocalDate> givenFrom = call.query().parsed("from", MessageResource::day);
        Optional<LocalDate> givenUntil = call.query().parsed("until", MessageResource::day);
        LocalDate from = givenFrom.orElseGet(() -> givenUntil
                .map(until -> until.minusDays(1))
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .withDayOfMonth(1));
        LocalDate until = givenUntil.orElseGet(() -> from.withDayOfMonth(1).plusMonths(1));
        long days = ChronoUnit.DAYS.between(from, until);
        if (days < 1 || days > MOST_DAYS) {
            call.query().problem("until", "is 1 to " + MOST_DAYS + " days after 'from'");
        }
        Page page = call.page();
        call.finish();
        return ShortList.page(
                page,
                messaging.traffic(account, from, until),
                row -> row.day() + " " + row.price(),
                MessageResource::json);
    }

    private static JsonObject json(AccountTraffic row) {
        return JsonObject.of()
                .with("day", row.day().toString())
                .with("price", Optional.of(row.price()).filter(price -> !price.isEmpty()))
                .with("messages", row.messages())
                .with("parts", row.parts())
                .with("amount", row.amount().map(Money::amount))
                .with("currency", row.amount().map(amount -> amount.currency().getCurrencyCode()));
    }

    private static JsonObject json(DeadLetter letter) {
        return JsonObject.of()
                .with("id", letter.id().toString())
                .with("from", letter.from().toString())
                .with("to", letter.to().toString())
                .with("source", letter.source().toString())
                .with("destination", letter.destination().toString())
                .with("parts", letter.parts())
                .with("attempts", letter.attempts())
                .with("state", letter.state().name())
                .with("error", letter.error())
                .with("failedAt", letter.failedAt());
    }

    private static JsonObject json(UnmatchedReceipt unmatched) {
        return JsonObject.of()
                .with("number", unmatched.number())
                .with("arrivedAt", unmatched.arrivedAt())
                .with("link", unmatched.receipt().link())
                .with("ids", unmatched.receipt().ids())
                .with("destination", unmatched.receipt().destination().toString())
                .with("state", unmatched.receipt().state().name())
                .with("error", unmatched.receipt().error());
    }

    private static JsonObject json(Map.Entry<Party, Long> waiting) {
        return JsonObject.of().with("party", waiting.getKey().toString()).with("waiting", waiting.getValue());
    }

    private static LocalDate day(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new IllegalArgumentException("'" + text + "' is not a day such as 2026-11-01");
        }
        return LocalDate.parse(text);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is not a place in this list");
        }
        return Long.parseLong(text);
    }

    /** {@code account:partner1}, {@code link:kpn}, {@code service:care}. */
    private static Party party(String text) {
        int colon = text.indexOf(':');
        for (Party.Kind kind : Party.Kind.values()) {
            if (colon > 0 && text.substring(0, colon).equals(kind.name().toLowerCase(Locale.ROOT))) {
                return new Party(kind, text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException("'" + text + "' is none of account:NAME, link:NAME, service:NAME");
    }
}
