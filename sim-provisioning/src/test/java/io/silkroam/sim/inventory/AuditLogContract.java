package io.silkroam.sim.inventory;

import static io.silkroam.sim.inventory.Sims.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.store.Database;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both stores promise about the audit log. */
abstract class AuditLogContract {

    private Database database;
    private final AuditLog log = new AuditLog();

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepEverythingOfAnEntry() {
        AuditEntry entry = new AuditEntry(
                NOW, "mei", "support", "suspend", "sim", "8931", "ACTIVE", "SUSPENDED", "stolen 微信", "by telephone");
        append(List.of(entry));

        assertThat(list(AuditFilter.any())).containsExactly(entry);
    }

    @Test
    void shouldOnlyEverGrow() {
        append(List.of(entry(1), entry(2)));
        List<AuditPage.Item> before = page(OptionalLong.empty(), 10).items();
        append(List.of(entry(3)));

        assertThat(page(OptionalLong.empty(), 10).items()).hasSize(3).endsWith(before.toArray(AuditPage.Item[]::new));
        assertThat(Arrays.stream(AuditLog.class.getDeclaredMethods())
                        .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName))
                .containsOnly("append", "list");
    }

    @Test
    void shouldPageNewestFirstWhileEntriesArrive() {
        append(IntStream.rangeClosed(1, 12).mapToObj(AuditLogContract::entry).toList());
        List<String> seen = new ArrayList<>();
        OptionalLong before = OptionalLong.empty();
        do {
            AuditPage page = page(before, 5);
            page.items().forEach(item -> seen.add(item.entry().object()));
            append(List.of(entry(99)));
            before = page.next();
        } while (before.isPresent());

        assertThat(seen).containsExactly("12", "11", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1");
    }

    @Test
    void shouldListByObjectPersonActionAndTime() {
        append(List.of(
                AuditEntry.of(NOW, "mei", "admin", "stock", "sim", "1"),
                AuditEntry.of(NOW.plusSeconds(1), "jan", "admin", "stock", "sim", "2"),
                AuditEntry.of(NOW.plusSeconds(2), "mei", "admin", "retire", "sim", "1"),
                AuditEntry.of(NOW.plusSeconds(3), "mei", "admin", "add", "pool", "1")));
        AuditFilter any = AuditFilter.any();

        assertThat(list(any.withObject("sim", "1")))
                .extracting(AuditEntry::action)
                .containsExactly("retire", "stock");
        assertThat(list(any.withActor("mei"))).extracting(AuditEntry::action).containsExactly("add", "retire", "stock");
        assertThat(list(any.withObject("sim", "1").withActor("jan"))).isEmpty();
        assertThat(list(any.withAction("stock"))).extracting(AuditEntry::object).containsExactly("2", "1");
        assertThat(list(any.withKind("pool"))).extracting(AuditEntry::action).containsExactly("add");
        assertThat(list(any.between(NOW.plusSeconds(1), NOW.plusSeconds(3))))
                .extracting(AuditEntry::action)
                .containsExactly("retire", "stock");
    }

    @Test
    void shouldFindATimeAmongManyAlsoWhereClocksDiffer() {
        // One entry a minute; every tenth came from a gateway whose clock is a quarter of an hour behind.
        append(IntStream.range(0, 1000)
                .mapToObj(minute -> AuditEntry.of(
                        NOW.plus(Duration.ofMinutes(minute % 10 == 0 ? minute - 15 : minute)),
                        "mei",
                        "admin",
                        "stock",
                        "sim",
                        Integer.toString(minute)))
                .toList());

        assertThat(list(AuditFilter.any()
                        .between(NOW.plus(Duration.ofMinutes(503)), NOW.plus(Duration.ofMinutes(507)))))
                .extracting(AuditEntry::object)
                .containsExactly("520", "506", "505", "504", "503");
        assertThat(list(AuditFilter.any().between(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(8)))))
                .isEmpty();
        assertThat(list(AuditFilter.any().between(NOW.plus(Duration.ofDays(8)), NOW.plus(Duration.ofDays(9)))))
                .isEmpty();
    }

    @Test
    void shouldListNothingOfAnEmptyLog() {
        assertThat(list(AuditFilter.any().between(NOW, NOW.plusSeconds(1)))).isEmpty();
    }

    private static AuditEntry entry(int object) {
        return AuditEntry.of(NOW, "mei", "admin", "stock", "sim", Integer.toString(object));
    }

    private void append(List<AuditEntry> entries) {
        database.transact("test", c -> {
            log.append(c, entries);
            return null;
        });
    }

    private AuditPage page(OptionalLong before, int limit) {
        return database.read("test", c -> log.list(c, AuditFilter.any(), before, limit));
    }

    private List<AuditEntry> list(AuditFilter filter) {
        return database.read("test", c -> log.list(c, filter, OptionalLong.empty(), 1_000)).items().stream()
                .map(AuditPage.Item::entry)
                .toList();
    }
}
