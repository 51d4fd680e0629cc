package io.silkroam.charging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.silkroam.charging.request.Identity;
import java.util.Optional;

/**
 * Accounts as they were when last seen, so that a busy subscriber is not read from the database each time. Never
 * the truth: a write checks the version, and a decision without a write is made again from the database.
 */
final class AccountCache {
    private final Cache<Identity, Working.Stored> accounts;

    /** @param size accounts kept at most; the least useful go first */
    AccountCache(long size) {
        accounts =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /** The account as it was seen last under this name. What goes by number is for upkeep and never kept. */
    Optional<Working.Stored> find(Subject subject) {
        return subject instanceof Subject.Named named
                ? Optional.ofNullable(accounts.getIfPresent(named.identity()))
                : Optional.empty();
    }

    void keep(Subject subject, Working.Stored stored) {
        if (subject instanceof Subject.Named named) {
            accounts.put(named.identity(), stored);
        }
    }

    void forget(Subject subject) {
        if (subject instanceof Subject.Named named) {
            accounts.invalidate(named.identity());
        }
    }
}
