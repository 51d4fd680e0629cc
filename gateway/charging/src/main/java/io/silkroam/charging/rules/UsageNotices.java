package io.silkroam.charging.rules;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells, once each, that a share of an allowance is used or that the end of a plan is near. */
final class UsageNotices {
    private UsageNotices() {}

    static void afterUse(Draft draft, OpenBucket bucket) {
        List<Integer> percents = bucket.subscription().plan().notices().usedPercent();
        long used = bucket.bought() - bucket.remaining();
        for (int i = 0; i < percents.size(); i++) {
            if (!bucket.noticeGiven(i) && hasReached(percents.get(i), used, bucket.bought())) {
                bucket.giveNotice(i);
                draft.journal().notice(bucket, percents.get(i) + "%");
            }
        }
    }

    static void beforeExpiry(Draft draft, OpenSubscription subscription) {
        if (!subscription.isRunningAt(draft.now())) {
            return;
        }
        List<Duration> spans = subscription.plan().notices().beforeExpiry();
        for (int i = 0; i < spans.size(); i++) {
            Instant due = subscription.expiresAt().minus(spans.get(i));
            if (!subscription.noticeGiven(i) && !due.isAfter(draft.now())) {
                subscription.giveNotice(i);
                draft.journal().expiryNotice(subscription, spans.get(i).toString());
            }
        }
    }

    private static boolean hasReached(int percent, long used, long bought) {
        if (used <= Long.MAX_VALUE / 100 && bought <= Long.MAX_VALUE / 100) {
            return used * 100 >= bought * percent;
        }
        BigInteger share = BigInteger.valueOf(bought).multiply(BigInteger.valueOf(percent));
        return BigInteger.valueOf(used).multiply(BigInteger.valueOf(100)).compareTo(share) >= 0;
    }
}
