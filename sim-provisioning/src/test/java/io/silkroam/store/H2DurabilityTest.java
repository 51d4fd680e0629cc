package io.silkroam.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why a durable commit on H2 is more than a commit, and that ours is one. The database runs on a disk that keeps only
 * what was forced: killing a process proves nothing, because the kernel keeps its writes.
 */
class H2DurabilityTest {

    private static final int ROUNDS = 30;

    @TempDir
    private Path directory;

    private LossyDisk disk;
    private Database database;

    @BeforeEach
    void open() {
        disk = LossyDisk.install();
        database = Database.open(LossyDisk.settings(directory.resolve("live")), e -> {
                    throw e;
                })
                .migrate();
        database.transact(
                "create", connection -> DatabaseContract.execute(connection, "CREATE TABLE t (k bigint PRIMARY KEY)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldForceTheFileAtEveryDurableCommit() {
        for (int key = 1; key <= 20; key++) {
            long before = disk.forces();
            insertDurably(key);
            assertThat(disk.forces()).isGreaterThan(before);
        }
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedWhenThePowerIsCut() throws IOException, SQLException {
        for (int round = 1; round <= ROUNDS; round++) {
            insertDurably(round);
            insertWithoutSync(1_000_000 + round); // so that something is under way at the cut

            assertThat(survivors(round, ROUNDS))
                    .as("acknowledged rows after a cut in round %d", round)
                    .isEqualTo(round);
        }
    }

    /** The check above can fail: H2's own commit does lose rows on the same disk. */
    @Test
    void shouldShowThatACommitWithoutSyncLosesRows() throws IOException, SQLException {
        int lost = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            insertWithoutSync(round);
            lost += round - survivors(round, ROUNDS);
        }
        assertThat(lost).isPositive();
    }

    private void insertDurably(long key) {
        database.transact("insert", connection -> DatabaseContract.execute(connection, insert(key)));
    }

    private void insertWithoutSync(long key) throws SQLException {
        try (Connection connection = database.connect()) {
            DatabaseContract.execute(connection, insert(key));
            connection.commit();
        }
    }

    private static String insert(long key) {
        return "INSERT INTO t VALUES (" + key + ")";
    }

    /** Cuts the power now and counts the rows up to this key that a start after it finds. */
    private int survivors(int round, int highest) throws IOException {
        Path left = directory.resolve("left" + round);
        disk.cutPower(left, new Random(round));
        try (Database afterwards = Database.open(DatabaseSettings.embedded(left), e -> {
            throw e;
        })) {
            return afterwards.read("count", connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT count(*) FROM t WHERE k <= " + highest)) {
                    row.next();
                    return row.getInt(1);
                }
            });
        } finally {
            Files.deleteIfExists(Path.of(left + ".mv.db"));
        }
    }
}
