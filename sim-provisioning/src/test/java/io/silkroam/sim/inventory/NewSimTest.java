package io.silkroam.sim.inventory;

import static io.silkroam.sim.inventory.Sims.iccid;
import static io.silkroam.sim.inventory.Sims.imsi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewSimTest {

    @Test
    void shouldHaveOneToSixteenImsisNoneOfThemTwice() {
        assertThatThrownBy(() -> Sims.with(1, List.of(), Optional.empty(), Optional.empty()))
                .hasMessage("SIM " + iccid(1) + " has 0 IMSIs: 1 to 16");
        assertThatThrownBy(() -> Sims.with(
                        1, IntStream.range(0, 17).mapToObj(Sims::imsi).toList(), Optional.empty(), Optional.empty()))
                .hasMessage("SIM " + iccid(1) + " has 17 IMSIs: 1 to 16");
        assertThatThrownBy(() -> Sims.with(1, List.of(imsi(1), imsi(1)), Optional.empty(), Optional.empty()))
                .hasMessage("SIM " + iccid(1) + " has one IMSI twice");
    }

    @Test
    void shouldShowNothingOfItsNumbers() {
        NewSim sim = Sims.with(1, List.of(imsi(1)), Optional.of(Sims.msisdn(1)), Optional.of(Sims.EID));

        assertThat(sim).hasToString("new SIM " + iccid(1));
    }
}
