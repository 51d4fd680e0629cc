package io.silkroam.sim.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.sim.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFileTest {

    private static final Set<String> ZONES = Set.of("EEA");

    /** Every line of it stands alone, so that a test can replace one. */
    private static final List<String> PLAN = """
            plans:
            - id: wechat-go-1gb
              names: {en: WeChat Go 1 GB, zh: 微信畅游, nl: WeChat Go}
              price:
                amount: "12.00"
                currency: EUR
                vat: 21%
                vat-mode: inclusive
              validity:
                period: P15D
                from: first-use
              zones: [EEA]
              allowances:
              - id: data
                unit: octets
                amount: 1GB
                rating-groups: [1, 32]
                priority: 10
              zero-rated:
              - {name: WeChat, rating-groups: [201]}
              rates:
              - {unit: messages, price: "0.09", per: 1}
              outside-zones: {unit: octets, price: "1.00", per: 1MB}
              at-exhaustion: {action: redirect, url: "https://top-up.silkroam.example/"}
              slices: {floor: 10MB, default: 50MB, maximum: 100MB}
              stacking: extend
              notices: [50%, 100%, P1D]
            """.lines().toList();

    @Test
    void shouldReadEveryPartOfAPlan() {
        Plan plan = PlanFile.parse("plans.yaml", String.join("\n", PLAN), ZONES).get(0);

        assertThat(plan.version()).hasToString("wechat-go-1gb@0");
        assertThat(plan.names()).containsEntry("zh", "微信畅游").hasSize(3);
        assertThat(plan.price()).isEqualTo(new Price(Money.of(1200, "EUR"), 2100, Price.VatMode.INCLUSIVE));
        assertThat(plan.validity()).isEqualTo(new Validity(Duration.ofDays(15), Validity.Start.FIRST_USE));
        assertThat(plan.allowances())
                .containsExactly(new Allowance("data", Unit.OCTETS, 1_000_000_000, Set.of(1L, 32L), Set.of("EEA"), 10));
        assertThat(plan.zeroRated()).containsOnlyKeys(201L);
        assertThat(plan.rates())
                .containsExactly(
                        new Rate(Unit.MESSAGES, 9, 1, Set.of(), Set.of()),
                        new Rate(Unit.OCTETS, 100, 1_000_000, Set.of(), Set.of()));
        assertThat(plan.exhaustion()).isEqualTo(new Exhaustion.Redirect("https://top-up.silkroam.example/"));
        assertThat(plan.slices()).isEqualTo(new Slices(10_000_000, 50_000_000, 100_000_000));
        assertThat(plan.stacking()).isEqualTo(Stacking.EXTEND);
        assertThat(plan.notices()).isEqualTo(new Notices(List.of(50, 100), List.of(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '- id: wechat'     | '- id: WeChat Go'              | 'WeChat Go' is not a plan id
            'names:'           | '  names: {zh: x}'             | 'names.en' is missing
            'names:'           | '  names: {en: x, fr: y}'      | a language is one of en, zh, nl
            'amount: "12'      | '    amount: 12,00'            | '12,00' is not an amount of EUR
            'amount: "12'      | '    amount: -1.00'            | a price is not negative
            'currency:'        | '    currency: EURO'           | 'EURO' is not a currency
            'vat: '            | '    vat: 21'                  | '21' is not a percentage such as 21%
            'vat: '            | '    vat: 101%'                | VAT lies between 0 and 100 %
            'vat-mode:'        | '    vat-mode: maybe'          | 'maybe' is none of inclusive, exclusive, none
            'period:'          | '    period: 15 days'          | '15 days' is not a period such as P15D
            'period:'          | '    period: PT1S'             | a validity lies between a minute and ten years
            'from:'            | '    from: tomorrow'           | 'tomorrow' is none of first-use, purchase
            '  zones:'         | '  zones: [EAA]'               | there is no zone 'EAA'; known: EEA
            'unit: octets'     | '    unit: bytes'              | 'bytes' is none of octets, seconds, messages, money
            'amount: 1GB'      | '    amount: 1gb'              | '1gb' is not an amount of octets such as 500MB
            'amount: 1GB'      | '    amount: 0'                | allowance 'data' holds nothing
            'rating-groups:'   | '    rating-groups: [4294967296]' | '4294967296' is not a rating group
            'priority:'        | '    priority: 1001'           | 1001 is not between 0 and 1000
            '- {name: WeChat'  | '  - {rating-groups: [201]}'   | 'name' is missing
            'unit: messages'   | '  - {unit: money, price: "0.09", per: 1}'    | a rate is a price above zero
            'unit: messages'   | '  - {unit: messages, price: "0", per: 1}'    | a rate is a price above zero
            'unit: messages'   | '  - {unit: messages, price: "0.001", per: 1}' | '0.001' is not an amount of EUR
            'outside-zones:'   | '  outside-zones: free'        | 'free' is neither 'refuse' nor a price
            'at-exhaustion:'   | '  at-exhaustion: {action: stop}'     | 'stop' is none of terminate, redirect, restrict
            'at-exhaustion:'   | '  at-exhaustion: {action: throttle}' | throttling needs a policy link
            'at-exhaustion:'   | '  at-exhaustion: {action: redirect}' | 'url' is missing
            'slices:'          | '  slices: {floor: 2MB, default: 1MB, maximum: 1MB}' | slices need 0 < floor
            'stacking:'        | '  stacking: pile'             | 'pile' is none of queue, parallel, extend
            'notices:'         | '  notices: [101%]'            | '101%' is neither a share such as 80%
            'notices:'         | '  notices: [50.5%]'           | '50.5%' is neither a share such as 80%
            'notices:'         | '  notices: [-P1D]'            | '-P1D' is neither a share such as 80%
            'notices:'         | '  notices: [soon]'            | 'soon' is neither a share such as 80%
            'stacking:'        | '  stackign: queue'            | unknown key 'stackign'; did you mean 'stacking'?
            """)
    void shouldReportAMistakeOnItsOwnLine(String replaced, String by, String reason) {
        int index = lineWith(replaced);
        List<String> lines = new ArrayList<>(PLAN);
        lines.set(index, by);

        assertThat(problems(String.join("\n", lines))).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains(reason);
            assertThat(problem.file()).isEqualTo("plans.yaml");
            assertThat(problem.line())
                    .isBetween(problem.reason().contains("names.en") ? 2 : sectionOf(index), index + 1);
        });
    }

    @Test
    void shouldReportAllMistakesOfAllPlansTogether() {
        assertThat(problems("""
                        plans:
                        - id: a
                          names: {en: A}
                          price: {amount: "-1.00", currency: EUR}
                          validity: {period: PT1S}
                          slices: {floor: 0}
                          stacking: pile
                        - id: b
                          names: {en: B}
                          price: {amount: x, currency: EUR}
                          validity: {period: P1D}
                          zones: [XX]
                        - id: a
                          names: {en: A}
                          price: {amount: "1.00", currency: EUR}
                          validity: {period: P1D}
                        """)).extracting(ConfigProblem::line).containsExactlyInAnyOrder(4, 5, 6, 7, 10, 12, 13);
    }

    @Test
    void shouldRefuseAnAllowanceThatStandsTwice() {
        List<String> lines = new ArrayList<>(PLAN);
        lines.add(lineWith("zero-rated:"), "  - {id: data, unit: seconds, amount: 60}");

        assertThat(problems(String.join("\n", lines)))
                .extracting(ConfigProblem::reason)
                .singleElement()
                .satisfies(reason -> assertThat(reason).endsWith("an allowance 'data' stands above already"));
    }

    @Test
    void shouldRefuseAPriceOutsideOfZonesWhereThereAreNone() {
        List<String> lines = new ArrayList<>(PLAN);
        lines.remove(lineWith("  zones: [EEA]"));

        assertThat(problems(String.join("\n", lines)))
                .extracting(ConfigProblem::reason)
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("no zones to be outside of"));
    }

    @Test
    void shouldHaveNoPriceOutsideOfZonesWhereThePlanRefuses() {
        List<String> lines = new ArrayList<>(PLAN);
        lines.set(lineWith("outside-zones:"), "  outside-zones: refuse");

        assertThat(PlanFile.parse("plans.yaml", String.join("\n", lines), ZONES)
                        .get(0)
                        .rates())
                .extracting(Rate::unit)
                .containsExactly(Unit.MESSAGES);
    }

    @Test
    void shouldNeedAtLeastOnePlan() {
        assertThat(problems("plans: []"))
                .extracting(ConfigProblem::toString)
                .containsExactly("plans.yaml: no plans: at least one is needed");
    }

    @Test
    void shouldNameAFileThatIsMissing() {
        assertThatThrownBy(() -> PlanFile.read(Path.of("no-such-plans.yaml"), ZONES))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no-such-plans.yaml: no such file");
    }

    private static int lineWith(String part) {
        for (int i = 0; i < PLAN.size(); i++) {
            if (PLAN.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no line with " + part);
    }

    /** The first line of the section a line stands in: a bound between two values is reported where they meet. */
    private static int sectionOf(int index) {
        int line = index;
        while (PLAN.get(line).startsWith("    ")) {
            line--;
        }
        return line + 1;
    }

    private static List<ConfigProblem> problems(String text) {
        ConfigException thrown =
                catchThrowableOfType(ConfigException.class, () -> PlanFile.parse("plans.yaml", text, ZONES));
        assertThat(thrown).as("nothing was refused").isNotNull();
        return thrown.problems();
    }
}
