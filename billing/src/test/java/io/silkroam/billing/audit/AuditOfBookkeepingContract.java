package io.silkroam.billing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.books.House;
import io.silkroam.sim.batch.ProgressListener;
import io.silkroam.store.Database;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sold, used, given back, mistaken and corrected, in any order: the books are right after each step. */
abstract class AuditOfBookkeepingContract {

    private static final int STEPS = 30;

    private Database database;
    private House house;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
        house = new House(database);
        house.sim(House.IMSI);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_128})
    void shouldFindTheBooksRightAfterEachStep(long seed) {
        RandomBusiness business = new RandomBusiness(house, new Random(seed));
        Audit audit = new Audit(database, house.ground.settings().zone());

        for (int step = 1; step <= STEPS; step++) {
            String what = business.step();

            assertThat(audit.run(ProgressListener.NONE).findings())
                    .as("seed %d, step %d: %s", seed, step, what)
                    .isEmpty();
        }
        assertThat(business.steps()).as("kinds of steps, seed %d", seed).hasSize(5);
    }
}
