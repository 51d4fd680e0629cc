package io.silkroam.charging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.store.AccountRow;
import java.util.Optional;

/**
 * Accounts as they were when last seen, so that a busy subscriber is not read from the database each time. Never
 * the truth: a write checks the version, and a decision without a write is made again from the database. Kept as the
 * octets of their rows: accounts as objects were thirty times as many for the collector to move, and every request
 * makes new ones, so that it stopped all work for 50 ms every other second.
 */
final class AccountCache {
    private static final int OCTETS_OF_ONE = 1_024;

    private final Cache<Identity, AccountRow> accounts;

    /**
     * @param size accounts kept at most, the least useful go first; one of more than a kilobyte counts as several, so
     *     that busy subscribers, whose accounts are larger, cannot fill the heap
     */
    AccountCache(long size) {
        accounts = Caffeine.newBuilder()
                .maximumWeight(size)
                .weigher((Identity name, AccountRow row) -> 1 + row.body().length / OCTETS_OF_ONE)
                .executor(Runnable::run)
                .build();
    }

    /** The account as it was seen last under this name. What goes by number is for upkeep and never kept. */
    Optional<AccountRow> find(Subject subject) {
        return subject instanceof Subject.Named named
                ? Optional.ofNullable(accounts.getIfPresent(named.identity()))
                : Optional.empty();
    }

    void keep(Subject subject, AccountRow row) {
        if (subject instanceof Subject.Named named) {
            accounts.put(named.identity(), row);
        }
    }

    void forget(Subject subject) {
        if (subject instanceof Subject.Named named) {
            accounts.invalidate(named.identity());
        }
    }
}
