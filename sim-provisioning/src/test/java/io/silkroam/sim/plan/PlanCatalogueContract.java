package io.silkroam.sim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.conf.ConfigException;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both stores promise about plans that were sold. */
abstract class PlanCatalogueContract {

    private Database database;

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
    void shouldOfferWhatWasPublishedLast() {
        PlanCatalogue catalogue = catalogue();
        catalogue.publish(List.of(plan("go", "12.00"), plan("max", "20.00")));
        catalogue.publish(List.of(plan("go", "13.00")));

        assertThat(catalogue.onOffer("go")).hasValueSatisfying(p -> {
            assertThat(p.version()).hasToString("go@2");
            assertThat(p.price().amount()).hasToString("EUR 13.00");
        });
        assertThat(catalogue.onOffer("max")).isEmpty();
    }

    @Test
    void shouldKeepAVersionThatSaysTheSame() {
        PlanCatalogue catalogue = catalogue();
        Plan first = catalogue.publish(List.of(plan("go", "12.00"))).get(0);

        assertThat(catalogue.publish(List.of(plan("go", "12.00")))).containsExactly(first);
        assertThat(catalogue().publish(List.of(plan("go", "12.00")))).containsExactly(first);
    }

    @Test
    void shouldNeverChangeASoldVersionWhenTheFileDoes() {
        Plan sold = catalogue().publish(List.of(plan("go", "12.00"))).get(0);
        catalogue().publish(List.of(plan("go", "13.00")));
        catalogue().publish(List.of(plan("max", "20.00")));

        PlanCatalogue restarted = catalogue();

        assertThat(restarted.version(sold.version())).isEqualTo(sold);
        assertThat(restarted.version(sold.version()).price().amount()).hasToString("EUR 12.00");
        assertThat(restarted.version(new PlanVersion("go", 2)).price().amount()).hasToString("EUR 13.00");
    }

    @Test
    void shouldReadWhatAnotherGatewayPublished() {
        PlanCatalogue here = catalogue();
        PlanCatalogue there = catalogue();
        Plan published = there.publish(List.of(plan("go", "12.00"))).get(0);

        assertThat(here.version(published.version())).isEqualTo(published);
    }

    @Test
    void shouldAgreeWhenManyGatewaysPublishAtOnce() throws Exception {
        int gateways = 4;
        CyclicBarrier together = new CyclicBarrier(gateways);
        ExecutorService threads = Executors.newFixedThreadPool(gateways);
        try {
            for (int round = 1; round <= 5; round++) {
                Plan plan = plan("go", round + ".00");
                List<Future<List<Plan>>> published = new ArrayList<>();
                for (int i = 0; i < gateways; i++) {
                    published.add(threads.submit(() -> {
                        together.await();
                        return catalogue().publish(List.of(plan));
                    }));
                }
                for (Future<List<Plan>> each : published) {
                    assertThat(each.get()).containsExactly(plan.withVersion(round));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldOfferWhatIsInTheFileAndRememberWhatWas() {
        PlanCatalogue catalogue = catalogue();
        catalogue.publish(List.of(plan("max", "20.00"), plan("go", "12.00")));
        catalogue.publish(List.of(plan("go", "13.00")));

        assertThat(catalogue.onOffer()).extracting(p -> p.version().toString()).containsExactly("go@2");
        assertThat(catalogue.find(new PlanVersion("max", 1))).isPresent();
        assertThat(catalogue().find(new PlanVersion("go", 1))).isPresent();
        assertThat(catalogue.find(new PlanVersion("go", 3))).isEmpty();
    }

    @Test
    void shouldSayThatThereIsNoSuchVersion() {
        PlanVersion unknown = new PlanVersion("go", 7);

        assertThatThrownBy(() -> catalogue().version(unknown))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there is no plan go@7");
    }

    @Test
    void shouldSayWhichZoneOfASoldPlanIsGone() {
        Plan sold = catalogue().publish(List.of(plan("go", "12.00"))).get(0);
        PlanCatalogue without = new PlanCatalogue(database, Set.of("CH"), Clock.systemUTC());

        assertThatThrownBy(() -> without.version(sold.version()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plan go@1")
                .hasMessageContaining("there is no zone 'EEA'");
    }

    @Test
    void shouldKeepEveryCharacterOfAName() {
        Plan odd = PlanFile.parse("plans.yaml", """
                        plans:
                        - id: "null"
                          names: {en: "\\x00\\x7f\\x85\\u2028\\ufeff 微信 \\U0001f600"}
                          price: {amount: "1.00", currency: CNY}
                          validity: {period: P1D}
                          allowances: [{id: all, unit: octets, amount: 8000000TiB}]
                        """, Plans.ZONES).get(0);

        Plan sold = catalogue().publish(List.of(odd)).get(0);

        assertThat(catalogue().version(sold.version())).isEqualTo(sold);
    }

    private PlanCatalogue catalogue() {
        return new PlanCatalogue(database, Plans.ZONES, Clock.systemUTC());
    }

    private static Plan plan(String id, String price) {
        return PlanFile.parse("plans.yaml", """
                plans:
                - id: %s
                  names: {en: Go}
                  price: {amount: "%s", currency: EUR}
                  validity: {period: P15D}
                  zones: [EEA]
                  allowances: [{id: data, unit: octets, amount: 1GB}]
                """.formatted(id, price), Plans.ZONES)
                .get(0);
    }
}
