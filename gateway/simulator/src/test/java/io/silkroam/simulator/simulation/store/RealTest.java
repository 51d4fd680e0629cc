package io.silkroam.simulator.simulation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RealTest {
    private static final String INSERT = "INSERT INTO kept (id) VALUES (?)";

    /** What a failed batch had left was done by the next world: some seeds did two things (charging, seed 5500). */
    @Test
    void shouldGiveAStatementOnWithoutWhatItsLastUserLeft() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            connection.createStatement().execute("CREATE TABLE kept (id integer)");
            Real real = new Real(connection);
            PreparedStatement left = real.prepare(INSERT);
            left.setInt(1, 1);
            left.addBatch();
            real.keep(INSERT, left);

            PreparedStatement again = real.prepare(INSERT);

            assertThat(again).isSameAs(left);
            assertThat(again.executeBatch()).isEmpty();
        }
    }
}
