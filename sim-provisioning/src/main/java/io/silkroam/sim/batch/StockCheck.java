package io.silkroam.sim.batch;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.batch.Duplicates.Name;
import io.silkroam.sim.inventory.Clash;
import io.silkroam.sim.inventory.Sim;
import io.silkroam.sim.keys.KeyCheckValue;
import io.silkroam.sim.keys.KeyVault;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds cards against SIMs that are in the inventory: the same one again, or another one in the way. */
final class StockCheck {
    private final Connection connection;
    private final Stock stock;
    private final ImportNote note;

    StockCheck(Connection connection, Stock stock, ImportNote note) {
        this.connection = connection;
        this.stock = stock;
        this.note = note;
    }

    /** Those that are in the inventory just as they are here, from an earlier import: ICCID, IMSIs and keys. */
    Set<Iccid> same(List<NewCard> cards) {
        Map<Iccid, Sim> sims = stock.sims()
                .findAll(
                        connection,
                        cards.stream().map(card -> card.sim().iccid()).toList());
        List<NewCard> candidates = cards.stream()
                .filter(card -> {
                    Sim sim = sims.get(card.sim().iccid());
                    return sim != null
                            && !note.brought(sim)
                            && sim.imsis().equals(card.sim().imsis());
                })
                .toList();
        List<KeyVault.Entry> entries =
                candidates.stream().flatMap(card -> card.entries().stream()).toList();
        Set<Imsi> matching = entries.isEmpty() ? Set.of() : stock.vault().matching(connection, entries);
        Set<Iccid> same = new HashSet<>();
        for (NewCard card : candidates) {
            if (card.keys().isEmpty() || matching.containsAll(card.sim().imsis())) {
                same.add(card.sim().iccid());
            }
        }
        return same;
    }

    /** Why a card cannot come in. */
    String reason(NewCard card, Name name, Clash clash) {
        Sim sim = stock.sims()
                .find(connection, clash.iccid())
                .orElseThrow(() -> new IllegalStateException("SIM " + clash.iccid() + " is gone from the inventory"));
        if (note.brought(sim)) {
            return Duplicates.standsAlready(name, note.lineOf(connection, stock.audit(), sim));
        }
        if (clash.kind() != Clash.Kind.ICCID) {
            return "%s is that of SIM %s of batch %s already".formatted(name, sim.iccid(), sim.batch());
        }
        String known =
                "ICCID %s is in the inventory already, from batch %s, with other ".formatted(sim.iccid(), sim.batch());
        return known + (sim.imsis().equals(card.sim().imsis()) ? otherKeys(card) : "IMSIs");
    }

    private String otherKeys(NewCard card) {
        Imsi imsi = card.sim().imsis().get(0);
        KeyCheckValue stored =
                stock.vault().checkValues(connection, List.of(imsi)).get(imsi);
        KeyCheckValue here = KeyCheckValue.of(card.keys().get(0));
        if (here.equals(stored)) {
            return "keys (OPc, or those of another IMSI)";
        }
        return "keys: their check value is %s, here it is %s; is it the right transport key?"
                .formatted(stored == null ? "none" : stored, here);
    }
}
