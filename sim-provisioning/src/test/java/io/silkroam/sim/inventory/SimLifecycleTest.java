package io.silkroam.sim.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimLifecycleTest {

    /**
     * Every cell: {@code x} where the action is possible and leads to the state under its name, {@code =} where it is
     * so already, {@code -} where it is refused.
     */
    private static final String TABLE = """
                     STOCK   ALLOCATE  SELL ACTIVATE SUSPEND   RESUME LOST EXPIRE  QUARANTINE  RETIRE  SWAP
                     STOCKED ALLOCATED SOLD ACTIVE   SUSPENDED ACTIVE LOST EXPIRED QUARANTINED RETIRED SWAPPED
        IMPORTED     x       x         -    x        -         -      -    -       -           x       -
        STOCKED      =       x         x    x        -         -      -    -       -           x       -
        ALLOCATED    x       x         x    x        -         -      -    -       -           x       -
        SOLD         -       -         =    x        -         -      x    -       -           x       -
        ACTIVE       -       -         -    =        x         =      x    x       -           x       x
        SUSPENDED    -       -         -    -        =         x      x    x       -           x       x
        LOST         -       -         -    -        -         x      =    x       -           x       x
        EXPIRED      -       -         -    -        -         -      -    =       x           x       -
        QUARANTINED  -       -         -    -        -         -      -    -       =           x       -
        RETIRED      -       -         -    -        -         -      -    -       -           =       -
        SWAPPED      -       -         -    -        -         -      -    -       -           -       =
        """;

    private static final List<List<String>> LINES =
            TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();

    private static Map<SimState, Map<SimAction, String>> cells() {
        Map<SimState, Map<SimAction, String>> cells = new LinkedHashMap<>();
        for (List<String> line : LINES.subList(2, LINES.size())) {
            Map<SimAction, String> row = new LinkedHashMap<>();
            for (int i = 1; i < line.size(); i++) {
                String to = LINES.get(1).get(i - 1);
                row.put(SimAction.valueOf(LINES.get(0).get(i - 1)), line.get(i).equals("x") ? to : line.get(i));
            }
            cells.put(SimState.valueOf(line.get(0)), row);
        }
        return cells;
    }

    static Stream<Arguments> everyCell() {
        return cells().entrySet().stream().flatMap(row -> row.getValue().entrySet().stream()
                .map(cell -> Arguments.of(row.getKey(), cell.getKey(), cell.getValue())));
    }

    @Test
    void shouldHaveACellForEveryStateAndAction() {
        assertThat(cells()).containsOnlyKeys(SimState.values());
        assertThat(cells().values()).allSatisfy(row -> assertThat(row).containsOnlyKeys(SimAction.values()));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("everyCell")
    void shouldGoWhereTheTableSays(SimState state, SimAction action, String cell) {
        switch (cell) {
            case "-" -> {
                assertThatThrownBy(() -> SimLifecycle.next(state, action))
                        .isInstanceOfSatisfying(IllegalTransitionException.class, e -> {
                            assertThat(e.state()).isEqualTo(state);
                            assertThat(e.action()).isEqualTo(action);
                            assertThat(e.legal()).isEqualTo(SimLifecycle.legal(state));
                        });
                assertThat(SimLifecycle.isAlreadySo(state, action)).isFalse();
                assertThat(SimLifecycle.legal(state)).doesNotContain(action);
            }
            case "=" -> {
                assertThat(SimLifecycle.next(state, action)).isEqualTo(state);
                assertThat(SimLifecycle.isAlreadySo(state, action)).isTrue();
                assertThat(SimLifecycle.legal(state)).doesNotContain(action);
            }
            default -> {
                assertThat(SimLifecycle.next(state, action)).hasToString(cell);
                assertThat(SimLifecycle.isAlreadySo(state, action)).isFalse();
                assertThat(SimLifecycle.legal(state)).contains(action);
            }
        }
    }

    @Test
    void shouldNameWhatIsPossibleInstead() {
        assertThatThrownBy(() -> SimLifecycle.next(SimState.IMPORTED, SimAction.SUSPEND))
                .hasMessage("'suspend' is not possible for a SIM that is IMPORTED;"
                        + " possible: stock, allocate, activate, retire");
        assertThatThrownBy(() -> SimLifecycle.next(SimState.SWAPPED, SimAction.RETIRE))
                .hasMessage("'retire' is not possible for a SIM that is SWAPPED; possible: nothing");
    }

    @Test
    void shouldEndInStatesWithoutAWayOut() {
        assertThat(SimLifecycle.legal(SimState.RETIRED)).isEmpty();
        assertThat(SimLifecycle.legal(SimState.SWAPPED)).isEqualTo(Set.of());
    }
}
