package io.silkroam.sim.batch;

import io.silkroam.sim.inventory.NewSim;
import io.silkroam.sim.keys.KeyVault;
import io.silkroam.sim.keys.SubscriberKeys;
import java.util.ArrayList;
import java.util.List;

/**
 * A card of the file with its keys in clear, on their way into the vault.
 *
 * @param keys one for all IMSIs, one for each, or none
 */
record NewCard(long line, NewSim sim, List<SubscriberKeys> keys) implements AutoCloseable {

    /** What the vault is to hold for it. */
    List<KeyVault.Entry> entries() {
        List<KeyVault.Entry> entries = new ArrayList<>();
        for (int i = 0; !keys.isEmpty() && i < sim.imsis().size(); i++) {
            entries.add(new KeyVault.Entry(sim.imsis().get(i), keys.get(Math.min(i, keys.size() - 1))));
        }
        return entries;
    }

    @Override
    public void close() {
        keys.forEach(SubscriberKeys::close);
    }

    @Override
    public String toString() {
        return "NewCard[line %d, %s]".formatted(line, sim.iccid());
    }
}
