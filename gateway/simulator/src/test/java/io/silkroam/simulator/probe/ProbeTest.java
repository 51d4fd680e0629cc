package io.silkroam.simulator.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.simulator.probe.Observation.Answer;
import io.silkroam.simulator.probe.Observation.Fate;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our SMPP sessions keep our rules; how others fare stands in docs/smpp-probe.md. */
class ProbeTest {
    private static Opponent ours;

    @BeforeAll
    static void start() {
        ours = SilkroamOpponent.start();
    }

    @AfterAll
    static void stop() {
        ours.close();
    }

    static List<ProbeCase> cases() {
        return Probe.CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldKeepTheRule(ProbeCase each) throws IOException {
        // Longer than the command's patience: a loaded machine is slow, and what is right comes as soon as it can.
        Prober prober = new Prober(ours.port(), Probe.PATIENCE.multipliedBy(10));
        assertThat(prober.play(each.script()).words()).isEqualTo(each.expected());
    }

    @Test
    void shouldHaveCasesOfDifferentNames() {
        assertThat(Probe.CASES)
                .hasSizeGreaterThan(45)
                .extracting(ProbeCase::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellWhoKeepsTheRuleAndWhoDoesNot() {
        Map<ProbeCase, List<String>> rows = new LinkedHashMap<>();
        ProbeCase first = Probe.CASES.get(0);
        ProbeCase second = Probe.CASES.get(1);
        rows.put(first, List.of(first.expected(), "silence; lives"));
        rows.put(second, List.of("silence; closed", second.expected()));
        ProbeTable table = new ProbeTable(List.of("ours", "theirs"), rows);

        assertThat(table.broken())
                .containsExactly(second.name() + ": silence; closed, but the rule is " + second.expected());
        assertThat(table.markdown())
                .contains("| Case | Section | ours | theirs | Our rule |")
                .contains("| command_length 0 | §3.2 | " + first.expected() + " | silence; lives | " + first.rule()
                        + " |")
                .endsWith("Answers as by our rule: ours 1 of 2, theirs 1 of 2.\n");
        assertThat(table.lines()).hasSize(4);
    }

    @Test
    void shouldWriteWhatItSawInOneLine() {
        Answer accepted = new Answer(Command.SUBMIT_SM.responseId(), 0, Octets.SEQUENCE);
        Answer unknown = new Answer(0x123, 0x400, -1);
        assertThat(new Observation(List.of(accepted, accepted, unknown), Fate.LIVES).words())
                .isEqualTo("2 x submit_sm_resp ROK, 0x00000123 0x00000400 #4294967295; lives");
        assertThat(new Observation(List.of(), Fate.CLOSED).words()).isEqualTo("silence; closed");
    }
}
