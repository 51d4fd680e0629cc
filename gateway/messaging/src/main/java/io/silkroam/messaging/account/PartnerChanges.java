package io.silkroam.messaging.account;

import java.util.List;
import java.util.Map;

/** What changed from one snapshot to the next. */
public record PartnerChanges(Partners before, Partners now) {

    public boolean isEmpty() {
        return before.accounts().equals(now.accounts())
                && before.links().equals(now.links())
                && before.routes().equals(now.routes());
    }

    /** Links that were not there. */
    public List<SmscLink> linksAdded() {
        return added(before.links(), now.links());
    }

    /** Links that were there and are otherwise now, as they are now. */
    public List<SmscLink> linksChanged() {
        return changed(before.links(), now.links());
    }

    /** Links that are gone, as they were. */
    public List<SmscLink> linksRemoved() {
        return added(now.links(), before.links());
    }

    public List<EsmeAccount> accountsAdded() {
        return added(before.accounts(), now.accounts());
    }

    /** Accounts that were there and are otherwise now, as they are now. */
    public List<EsmeAccount> accountsChanged() {
        return changed(before.accounts(), now.accounts());
    }

    /** Accounts that are gone, as they were. */
    public List<EsmeAccount> accountsRemoved() {
        return added(now.accounts(), before.accounts());
    }

    public boolean routesChanged() {
        return !before.routes().equals(now.routes());
    }

    private static <T> List<T> added(Map<String, T> from, Map<String, T> to) {
        return to.entrySet().stream()
                .filter(entry -> !from.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static <T> List<T> changed(Map<String, T> from, Map<String, T> to) {
        return to.entrySet().stream()
                .filter(entry -> from.containsKey(entry.getKey())
                        && !from.get(entry.getKey()).equals(entry.getValue()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
