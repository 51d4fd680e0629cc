package io.silkroam.sim.batch;

import io.silkroam.sim.Iccid;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.batch.Duplicates.Name;
import io.silkroam.sim.inventory.Clash;
import io.silkroam.sim.inventory.NewSim;
import io.silkroam.sim.inventory.NumberState;
import io.silkroam.sim.inventory.PooledNumber;
import io.silkroam.sim.keys.KeyVault;
import io.silkroam.sim.keys.KeysAlreadyStoredException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the cards of a file chunk by chunk. Each chunk is first held against itself and against the tables, which have
 * the chunks before it, so that memory does not grow with the file.
 */
final class CardWriter {
    private final Connection connection;
    private final Stock stock;
    private final ImportNote note;
    private final ImportErrors errors;
    private final StockCheck check;
    private long imported;
    private long unchanged;

    CardWriter(Connection connection, Stock stock, ImportNote note, ImportErrors errors) {
        this.connection = connection;
        this.stock = stock;
        this.note = note;
        this.errors = errors;
        this.check = new StockCheck(connection, stock, note);
    }

    long imported() {
        return imported;
    }

    long unchanged() {
        return unchanged;
    }

    void write(List<NewCard> chunk) {
        List<NewCard> cards = withoutKnown(withoutDuplicates(chunk));
        cards = withoutTakenNumbers(cards);
        cards = storeKeys(cards);
        if (cards.isEmpty()) {
            return;
        }
        List<NewSim> sims = cards.stream().map(NewCard::sim).toList();
        stock.sims().insert(connection, note.batch().batch(), sims, note.batch().importedAt());
        assignNumbers(sims);
        stock.audit().append(connection, cards.stream().map(note::ofCard).toList());
        imported += cards.size();
    }

    private List<NewCard> withoutDuplicates(List<NewCard> chunk) {
        Duplicates names = new Duplicates();
        List<NewCard> cards = new ArrayList<>();
        for (NewCard card : chunk) {
            names.add(card).ifPresentOrElse(reason -> errors.row(card.line(), () -> reason), () -> cards.add(card));
        }
        return cards;
    }

    /** Leaves out what the tables have already: as it is, or in the way of it. */
    private List<NewCard> withoutKnown(List<NewCard> cards) {
        Map<Name, Clash> clashes = new HashMap<>();
        List<NewSim> sims = cards.stream().map(NewCard::sim).toList();
        for (Clash clash : stock.sims().clashes(connection, sims)) {
            clashes.put(Name.of(clash), clash);
        }
        if (clashes.isEmpty()) {
            return cards;
        }
        Set<Iccid> same = check.same(cards);
        List<NewCard> remaining = new ArrayList<>();
        for (NewCard card : cards) {
            Optional<Name> taken = Duplicates.namesOf(card.sim()).stream()
                    .filter(clashes::containsKey)
                    .findFirst();
            if (taken.isEmpty()) {
                remaining.add(card);
            } else if (same.contains(card.sim().iccid())) {
                unchanged++;
            } else {
                Name name = taken.get();
                errors.row(card.line(), () -> check.reason(card, name, clashes.get(name)));
            }
        }
        return remaining;
    }

    /** A number another SIM has had rests; the inventory of SIMs alone does not know. */
    private List<NewCard> withoutTakenNumbers(List<NewCard> cards) {
        List<Msisdn> wanted =
                cards.stream().flatMap(card -> card.sim().msisdn().stream()).toList();
        if (wanted.isEmpty()) {
            return cards;
        }
        Map<Msisdn, PooledNumber> known =
                stock.numbers().findAll(connection, wanted, note.batch().importedAt());
        List<NewCard> remaining = new ArrayList<>();
        for (NewCard card : cards) {
            PooledNumber number = card.sim().msisdn().map(known::get).orElse(null);
            if (number == null || number.state() == NumberState.FREE) {
                remaining.add(card);
            } else {
                errors.row(card.line(), () -> taken(number));
            }
        }
        return remaining;
    }

    private static String taken(PooledNumber number) {
        return number.freeFrom()
                .map(until -> "MSISDN %s rests until %s".formatted(number.msisdn(), until))
                .orElseGet(() -> "MSISDN %s belongs to SIM %s already"
                        .formatted(
                                number.msisdn(),
                                number.iccid().map(Iccid::digits).orElse("")));
    }

    /** The vault refuses all of a chunk before it writes any; without those it names, it takes the others. */
    private List<NewCard> storeKeys(List<NewCard> cards) {
        try {
            store(cards);
            return cards;
        } catch (KeysAlreadyStoredException e) {
            Set<Imsi> taken = e.imsis();
            List<NewCard> remaining = new ArrayList<>();
            for (NewCard card : cards) {
                if (card.sim().imsis().stream().noneMatch(taken::contains)) {
                    remaining.add(card);
                } else {
                    errors.row(
                            card.line(), () -> "the vault has keys of this IMSI, and the inventory has no SIM with it");
                }
            }
            store(remaining);
            return remaining;
        }
    }

    private void store(List<NewCard> cards) {
        List<KeyVault.Entry> entries =
                cards.stream().flatMap(card -> card.entries().stream()).toList();
        if (!entries.isEmpty()) {
            stock.vault().store(connection, entries);
        }
    }

    private void assignNumbers(List<NewSim> sims) {
        Map<Msisdn, Iccid> wanted = sims.stream()
                .filter(sim -> sim.msisdn().isPresent())
                .collect(Collectors.toMap(sim -> sim.msisdn().orElseThrow(), NewSim::iccid));
        if (!wanted.isEmpty()) {
            stock.numbers().assignAll(connection, wanted, note.batch().importedAt());
        }
    }
}
