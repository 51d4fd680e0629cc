package io.silkroam.charging.rules;

/** The beginning of a plan's validity at first use. */
final class Activation {
    private Activation() {}

    static void onFirstUse(Draft draft, OpenSubscription subscription) {
        if (!subscription.isActivated()) {
            subscription.activate(draft.now());
            draft.journal().activated(subscription);
        }
    }
}
