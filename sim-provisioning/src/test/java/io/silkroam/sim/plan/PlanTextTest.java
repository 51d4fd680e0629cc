package io.silkroam.sim.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The text under which a sold plan is kept is that plan, whatever it holds. */
class PlanTextTest {

    @Property(tries = 500)
    void shouldReadBackAnyPlan(@ForAll("plans") Plan plan) {
        String text = PlanText.of(plan);

        assertThat(PlanFile.parse("stored", text, Plans.ZONES)).isEqualTo(List.of(plan));
    }

    @Property(tries = 200)
    void shouldBeTheSameTextOnceReadBack(@ForAll("plans") Plan plan) {
        String text = PlanText.of(plan);

        assertThat(PlanText.of(PlanFile.parse("stored", text, Plans.ZONES).get(0)))
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<Plan> plans() {
        return Plans.any();
    }
}
