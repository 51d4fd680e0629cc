package io.silkroam.sim.inventory;

import io.silkroam.sim.ActivationCode;
import io.silkroam.sim.Eid;
import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One SIM as it stands in the inventory: what it is, where it stands in its life, and apart from that what the card and
 * the network know. Its keys are not here.
 *
 * @param imsis the first one is the one it is charged by; they never change
 * @param holder the carrier or shop it was given to
 * @param profile what the vendor calls this kind of card
 * @param version moves with every change
 */
public record Sim(
        Iccid iccid,
        List<Imsi> imsis,
        Optional<Msisdn> msisdn,
        Optional<Eid> eid,
        Optional<SubscriberId> subscriber,
        SimState state,
        CardState cardState,
        NetworkState networkState,
        Optional<String> holder,
        Optional<String> profile,
        String batch,
        Optional<ActivationCode> activationCode,
        Optional<Iccid> predecessor,
        Optional<Iccid> successor,
        long version,
        Instant importedAt,
        Instant changedAt) {

    public Sim {
        imsis = NewSim.checked(iccid, imsis);
    }

    /** The IMSI it is charged by. */
    public Imsi imsi() {
        return imsis.get(0);
    }

    /** Whether it is a profile to fetch, and no plastic card. */
    public boolean isEsim() {
        return cardState != CardState.NONE;
    }

    public Sim withMsisdn(Optional<Msisdn> msisdn) {
        return with(draft -> draft.msisdn = msisdn);
    }

    public Sim withEid(Optional<Eid> eid) {
        return with(draft -> draft.eid = eid);
    }

    public Sim withSubscriber(Optional<SubscriberId> subscriber) {
        return with(draft -> draft.subscriber = subscriber);
    }

    public Sim withState(SimState state) {
        return with(draft -> draft.state = state);
    }

    public Sim withCardState(CardState cardState) {
        return with(draft -> draft.cardState = cardState);
    }

    public Sim withNetworkState(NetworkState networkState) {
        return with(draft -> draft.networkState = networkState);
    }

    public Sim withHolder(Optional<String> holder) {
        return with(draft -> draft.holder = holder);
    }

    public Sim withActivationCode(Optional<ActivationCode> activationCode) {
        return with(draft -> draft.activationCode = activationCode);
    }

    public Sim withPredecessor(Optional<Iccid> predecessor) {
        return with(draft -> draft.predecessor = predecessor);
    }

    public Sim withSuccessor(Optional<Iccid> successor) {
        return with(draft -> draft.successor = successor);
    }

    public Sim withVersion(long version) {
        return with(draft -> draft.version = version);
    }

    public Sim withChangedAt(Instant changedAt) {
        return with(draft -> draft.changedAt = changedAt);
    }

    private Sim with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done(this);
    }

    /** Neither numbers nor the activation code: this may stand in a log. */
    @Override
    public String toString() {
        return "SIM %s %s version %d".formatted(iccid, state, version);
    }

    /** What of it can change, while one field of it does. */
    private static final class Draft {
        private Optional<Msisdn> msisdn;
        private Optional<Eid> eid;
        private Optional<SubscriberId> subscriber;
        private SimState state;
        private CardState cardState;
        private NetworkState networkState;
        private Optional<String> holder;
        private Optional<ActivationCode> activationCode;
        private Optional<Iccid> predecessor;
        private Optional<Iccid> successor;
        private long version;
        private Instant changedAt;

        Draft(Sim sim) {
            msisdn = sim.msisdn;
            eid = sim.eid;
            subscriber = sim.subscriber;
            state = sim.state;
            cardState = sim.cardState;
            networkState = sim.networkState;
            holder = sim.holder;
            activationCode = sim.activationCode;
            predecessor = sim.predecessor;
            successor = sim.successor;
            version = sim.version;
            changedAt = sim.changedAt;
        }

        Sim done(Sim sim) {
            return new Sim(
                    sim.iccid,
                    sim.imsis,
                    msisdn,
                    eid,
                    subscriber,
                    state,
                    cardState,
                    networkState,
                    holder,
                    sim.profile,
                    sim.batch,
                    activationCode,
                    predecessor,
                    successor,
                    version,
                    sim.importedAt,
                    changedAt);
        }
    }
}
