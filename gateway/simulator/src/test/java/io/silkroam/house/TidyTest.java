package io.silkroam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tree is tidy; and each check finds the fault it is for. */
class TidyTest {
    private static final String RULES = "gateway/charging/src/main/java/io/silkroam/charging/rules/Planted.java";

    private static Tree project;

    @BeforeAll
    static void read() throws IOException {
        project = Tree.ofProject();
    }

    @Test
    void shouldSeeTheWholeTree() {
        assertThat(project.holds("README.md")).isTrue();
        assertThat(project.paths(p -> p.endsWith(".java"))).hasSizeGreaterThan(200);
        assertThat(project.text("conf/gateway.yaml")).contains("diameter:");
    }

    @Test
    void shouldTakeTheTimeFromAClockItIsGiven() {
        assertThat(new Tidy(project).clocksOfTheMachine()).isEmpty();
        assertThat(planted(RULES, "long a = System.currentTimeMillis();\nvar b = Instant.now();")
                        .clocksOfTheMachine())
                .containsExactlyInAnyOrder(
                        RULES + ":1: take the time from the Clock you are given",
                        RULES + ":2: take the time from the Clock you are given");
        assertThat(planted(RULES, "Clock c = Clock.systemUTC();").clocksOfTheMachine())
                .hasSize(1);
        String composed = "gateway/server/src/main/java/io/silkroam/gateway/cli/Serve.java";
        assertThat(planted(composed, "Clock c = Clock.systemUTC();").clocksOfTheMachine())
                .isEmpty();
    }

    @Test
    void shouldCountMoneyAndUnitsInWholeNumbers() {
        assertThat(new Tidy(project).fractionsNearMoney()).isEmpty();
        String code = """
                // a double in a comment
                String s = "a double in quotes \\" // and more";
                /* a double
                   over two lines */ char c = '"';
                double price;
                """;
        assertThat(planted(RULES, code).fractionsNearMoney())
                .containsExactly(RULES + ":5: money and units are whole numbers");
    }

    @Test
    void shouldNotSleep() {
        assertThat(new Tidy(project).sleeps()).isEmpty();
        assertThat(planted(RULES, "Thread" + ".sleep(1);").sleeps()).hasSize(1);
    }

    @Test
    void shouldBeFinished() {
        assertThat(new Tidy(project).unfinishedWork()).isEmpty();
        assertThat(planted(RULES, "// TO" + "DO later").unfinishedWork()).hasSize(1);
    }

    @Test
    void shouldKeepFilesShort() {
        assertThat(new Tidy(project).longFiles()).isEmpty();
        assertThat(planted(RULES, "x\n".repeat(500)).longFiles()).isEmpty();
        assertThat(planted(RULES, "x\n".repeat(501)).longFiles()).hasSize(1);
    }

    @Test
    void shouldDescribeEveryPackage() {
        assertThat(new Tidy(project).packagesWithoutDescription()).isEmpty();
        assertThat(planted(RULES, "package x;\n\npublic final class Planted {}").packagesWithoutDescription())
                .hasSize(1);
    }

    @Test
    void shouldLinkToWhatIsThere() {
        assertThat(new Tidy(project).brokenLinks()).isEmpty();
        Tree tree = new Tree(Map.of(
                "docs/a.md", "[b](b.md) [up](../README.md#there) [folder](decisions/) [web](https://x.example/y.md)",
                "docs/b.md", "[gone](gone.md)",
                "docs/decisions/001-x.md", "[top](../../README.md) [bad](../README.md)",
                "README.md", "[here](#here)"));
        assertThat(new Tidy(tree).brokenLinks())
                .containsExactlyInAnyOrder(
                        "docs/b.md:1: there is no gone.md", "docs/decisions/001-x.md:1: there is no ../README.md");
    }

    @Test
    void shouldNameTestsThatExist() {
        assertThat(new Tidy(project).missingTests()).isEmpty();
        Tree tree = new Tree(Map.of(
                "docs/a.md", "`ATest` `ATest.shouldHold` `ATest.shouldFail` `BTest`",
                "m/src/test/java/x/ATest.java", "class ATest {\n    void shouldHold() {}\n}"));
        assertThat(new Tidy(tree).missingTests())
                .containsExactly(
                        "docs/a.md:1: there is no test `ATest.shouldFail`", "docs/a.md:1: there is no test `BTest`");
    }

    @Test
    void shouldNameNoPathOfOneMachine() {
        assertThat(new Tidy(project).machinePaths()).isEmpty();
        assertThat(planted("docs/a.md", "see /ho" + "me/jan/notes").machinePaths())
                .containsExactly("docs/a.md:1: names a path of one machine");
        assertThat(planted("docs/a.md", "https://x.example/ro" + "ot/y").machinePaths())
                .isEmpty();
    }

    @Test
    void shouldCommentEveryKeyOfTheConfiguration() {
        assertThat(new ConfigComments(project).uncommented()).isEmpty();
        String file = """
                # told
                a: 1
                b: 2
                c: 3 # told too
                # a section that is told
                d:
                  e: 4
                  f:
                    g: 5
                h:
                  # told
                  i: 6

                  j: 7
                """;
        assertThat(new ConfigComments(new Tree(Map.of(ConfigComments.FILE, file))).uncommented())
                .containsExactly(
                        ConfigComments.FILE + ":3: b has no comment",
                        ConfigComments.FILE + ":9: g has no comment",
                        ConfigComments.FILE + ":14: j has no comment");
    }

    @Test
    void shouldNameEveryKeyThatIsRead() {
        assertThat(new ConfigComments(project).missing()).isEmpty();
        Tree tree = new Tree(Map.of(
                ConfigComments.FILE,
                "known: 1\n# unset: 2\n",
                "gateway/server/src/main/java/io/silkroam/gateway/conf/GatewayFile.java",
                "node.integer(\"known\", 1); node.flag(\"unset\"); node.duration(\n  \"secret-key\", d)"));
        assertThat(new ConfigComments(tree).missing())
                .containsExactly(ConfigComments.FILE + ": secret-key is read, but does not stand here");
    }

    private static Tidy planted(String path, String text) {
        return new Tidy(new Tree(Map.of(path, text)));
    }
}
