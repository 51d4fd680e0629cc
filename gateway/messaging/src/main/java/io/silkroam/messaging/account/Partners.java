package io.silkroam.messaging.account;

import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.route.RouteTable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everybody we exchange messages with and every route, at one moment; immutable, replaced as a whole. */
public final class Partners {
    private static final Partners NONE = new Partners(List.of(), List.of(), RouteTable.empty());

    private final Map<String, EsmeAccount> accounts;
    private final Map<String, EsmeAccount> bySystemId;
    private final Map<String, SmscLink> links;
    private final RouteTable routes;
    private final SubmitRules rules;

    /** Names and system_ids are unique, or {@link IllegalStateException}; the reader of the files says so in words. */
    public Partners(Collection<EsmeAccount> accounts, Collection<SmscLink> links, RouteTable routes) {
        this.accounts = byName(accounts, EsmeAccount::name);
        this.bySystemId = byName(accounts, account -> account.access().systemId());
        this.links = byName(links, SmscLink::name);
        this.routes = routes;
        this.rules = new SubmitRules(accounts, routes.ownNumbers());
    }

    private static <T> Map<String, T> byName(Collection<T> all, Function<T, String> name) {
        return all.stream()
                .collect(Collectors.toMap(
                        name,
                        Function.identity(),
                        (one, other) -> {
                            throw new IllegalStateException("two of one name: " + name.apply(one));
                        },
                        TreeMap::new));
    }

    /** Nobody. */
    public static Partners none() {
        return NONE;
    }

    /** By name, in the order of their names; unmodifiable. */
    public Map<String, EsmeAccount> accounts() {
        return Collections.unmodifiableMap(accounts);
    }

    public Optional<EsmeAccount> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    public Optional<EsmeAccount> bySystemId(String systemId) {
        return Optional.ofNullable(bySystemId.get(systemId));
    }

    /** By name, in the order of their names; unmodifiable. */
    public Map<String, SmscLink> links() {
        return Collections.unmodifiableMap(links);
    }

    public Optional<SmscLink> link(String name) {
        return Optional.ofNullable(links.get(name));
    }

    public RouteTable routes() {
        return routes;
    }

    /** Our subscribers' numbers. */
    public NumberRanges ownNumbers() {
        return routes.ownNumbers();
    }

    /** What is different in {@code now}. */
    public PartnerChanges to(Partners now) {
        return new PartnerChanges(this, now);
    }

    /** What the account's rules say about the addresses of a submit: pure, and the same for equal arguments. */
    public Judgement judge(EsmeAccount account, SmsAddress source, SmsAddress destination) {
        return rules.judge(account, source, destination);
    }
}
