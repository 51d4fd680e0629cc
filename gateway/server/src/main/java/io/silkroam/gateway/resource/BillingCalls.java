package io.silkroam.gateway.resource;

import io.silkroam.access.Role;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.billing.BillingJob;
import io.silkroam.gateway.billing.BillingJobs;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What billing's parts of the API have in common: for whom they are, days, places in lists. */
final class BillingCalls {
    static final Set<Role> READERS = EnumSet.of(Role.ADMIN, Role.BILLING, Role.AUDITOR);
    static final Set<Role> WRITERS = EnumSet.of(Role.ADMIN, Role.BILLING);

    private BillingCalls() {}

    /** A day that has to be given. */
    static Optional<LocalDate> day(Fields fields, String name) {
        return fields.required(name, text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("'" + text + "' is not a day such as 2026-11-01", e);
            }
        });
    }

    /** The number in a path. */
    static long id(Call call) {
        return number(call.path("id")).orElseThrow(() -> Problem.notFound("issue " + call.path("id")));
    }

    /** Where the next page of a list begins that goes from high numbers to low ones. */
    static long before(Page page) {
        return page.after()
                .map(place ->
                        number(place).orElseThrow(() -> Problem.invalid("The cursor was not given out by this list.")))
                .orElse(Long.MAX_VALUE);
    }

    /** A page of such a list. */
    static <T> Answer page(Page page, List<T> found, ToLongFunction<T> id, Function<T, JsonObject> shape) {
        Optional<String> next = found.size() < page.limit()
                ? Optional.empty()
                : Optional.of(Long.toString(id.applyAsLong(found.get(found.size() - 1))));
        return Answer.page(found.stream().map(shape).toList(), next);
    }

    /** How far a job is. */
    static Answer job(BillingJobs jobs, BillingJob.Kind kind, Call call) {
        return Answer.ok(jobs.find(kind, call.path("id"))
                .orElseThrow(() -> Problem.notFound("job " + call.path("id") + " of this kind at this gateway")
                        .hint("The last hundred are remembered until the gateway stops. Repeat what was asked for: "
                                + "what was made is there, and not made twice."))
                .json());
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
