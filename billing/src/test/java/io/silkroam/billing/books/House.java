package io.silkroam.billing.books;

import io.silkroam.billing.JournalEntry;
import io.silkroam.billing.TestJournal;
import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.billing.UsageRecordBuilder;
import io.silkroam.billing.UsageUnit;
import io.silkroam.billing.rating.Prices;
import io.silkroam.billing.rating.Settings;
import io.silkroam.sim.plan.Plan;
import io.silkroam.sim.plan.PlanCatalogue;
import io.silkroam.sim.plan.PlanFile;
import io.silkroam.store.Database;
import io.silkroam.store.StoreException;
import io.silkroam.time.SettableClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database with plans and SIMs, books on it, and a journal that is written as charging writes it. */
public final class House {
    public static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    public static final String IMSI = "204080000000001";
    /** EUR 12.00, of which 2.08 are VAT; 1 GB. */
    public static final String GIGABYTE = "go-1gb@1";
    /** EUR 10.01 without VAT, plus 21 %: 100 MB, 3 messages, EUR 5.00 of credit. */
    public static final String MIXED = "mixed@1";

    /** EUR 2.00 without VAT; makes a rating group free. */
    public static final String CHAT = "only-chat@1";

    private static final String PLANS = """
            plans:
            - id: go-1gb
              names: {en: Go}
              price: {amount: "12.00", currency: EUR, vat: 21%, vat-mode: inclusive}
              validity: {period: P15D, from: first-use}
              allowances:
              - {id: data, unit: octets, amount: 1GB}
            - id: mixed
              names: {en: Mixed}
              price: {amount: "10.01", currency: EUR, vat: 21%, vat-mode: exclusive}
              validity: {period: P15D, from: purchase}
              allowances:
              - {id: data, unit: octets, amount: 100MB}
              - {id: sms, unit: messages, amount: "3"}
              - {id: credit, unit: money, amount: "5.00"}
              rates: [{unit: messages, price: "0.09", per: 1}]
            - id: only-chat
              names: {en: Chat}
              price: {amount: "2.00", currency: EUR, vat: 0%, vat-mode: none}
              validity: {period: P15D, from: purchase}
              allowances: []
              zero-rated: [{name: Chat, rating-groups: [201]}]
            """;

    private static final String INSERT_SIM = """
            INSERT INTO sim (iccid, imsis, msisdn, state, card_state, network_state, batch, version, imported_at,
                             changed_at)
            VALUES (?, ?, ?, 'SOLD', 'NONE', 'DONE', 'test', 1, 0, 0)
            """;

    private final Database database;
    private final Map<Long, Long> sequences = new HashMap<>();
    public final SettableClock clock = new SettableClock(NOW);
    public final Prices prices = new Prices();
    public final Ground ground;

    public House(Database database) {
        this.database = database;
        PlanCatalogue plans = new PlanCatalogue(database, Set.of(), clock);
        List<Plan> published = plans.publish(PlanFile.parse("plans.yaml", PLANS, Set.of()));
        if (published.size() != 3) {
            throw new IllegalStateException("plans are missing");
        }
        ground = new Ground(database, Settings.usual(), prices::tariffs, plans, clock);
    }

    public Database database() {
        return database;
    }

    public Bookkeeper bookkeeper() {
        return new Bookkeeper(ground);
    }

    /** Puts a SIM into the inventory; its number is made of the IMSI's last digits. */
    public void sim(String imsi) {
        transact(connection -> {
            String iccid = "8931" + imsi;
            try (PreparedStatement card = connection.prepareStatement(INSERT_SIM);
                    PreparedStatement name =
                            connection.prepareStatement("INSERT INTO sim_imsi (imsi, iccid) VALUES (?, ?)")) {
                card.setString(1, iccid);
                card.setString(2, imsi);
                card.setString(3, "316" + imsi.substring(7));
                name.setString(1, imsi);
                name.setString(2, iccid);
                return card.executeUpdate() + name.executeUpdate();
            }
        });
    }

    /** The next row of a writer, which is in the journal now. */
    public JournalEntry row(long writer, UsageRecordBuilder record) {
        return row(writer, record.build());
    }

    public JournalEntry row(long writer, UsageRecord record) {
        JournalEntry entry = new JournalEntry(writer, sequences.merge(writer, 1L, Long::sum), record);
        transact(connection -> TestJournal.append(connection, List.of(entry)));
        return entry;
    }

    public static UsageRecordBuilder bought(long subscription, String plan, long minor) {
        return UsageRecord.of(UsageKind.PURCHASE, NOW, 7, IMSI)
                .plan(subscription, plan)
                .amount(minor, "EUR")
                .detail("web-4711");
    }

    public static UsageRecordBuilder givenBack(long subscription, String plan, long minor) {
        return UsageRecord.of(UsageKind.REFUND, NOW, 7, IMSI)
                .plan(subscription, plan)
                .amount(-minor, "EUR")
                .detail("web-4711");
    }

    /** Covered by the allowance "data", in France. */
    public static UsageRecordBuilder used(long subscription, String plan, long octets) {
        return inFrance(UsageKind.USAGE)
                .quantity(UsageUnit.OCTETS, octets)
                .plan(subscription, plan)
                .allowance("data");
    }

    public static UsageRecordBuilder inFrance(UsageKind kind) {
        return UsageRecord.of(kind, NOW, 7, IMSI)
                .request("pgw.example;1;2", 2, 5)
                .ratingGroup(0)
                .plmn("20810")
                .zone("EEA");
    }

    public static UsageRecordBuilder ended(
            long subscription, String plan, String allowance, UsageUnit unit, long rest) {
        return UsageRecord.of(UsageKind.EXPIRY, NOW, 7, IMSI)
                .plan(subscription, plan)
                .allowance(allowance)
                .quantity(unit, rest);
    }

    /** The sums of the ledger by account and commodity, without those that are zero: {@code vat EUR -208}. */
    public List<String> balances() {
        return strings("""
                SELECT account || ' ' || commodity || ' ' || SUM(amount) FROM ledger_posting
                 GROUP BY account, commodity HAVING SUM(amount) <> 0 ORDER BY account, commodity
                """);
    }

    public List<String> strings(String sql) {
        return database.read("test", connection -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }

    public long number(String sql) {
        return Long.parseLong(strings(sql).get(0));
    }

    public <T> T transact(Database.Work<T> work) {
        return database.transact("test", work);
    }

    /** Runs a statement. */
    public void run(String sql) {
        transact(connection -> execute(connection, sql));
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw StoreException.of("run " + sql, e);
        }
    }
}
