package io.silkroam.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void shouldTellAStoryInPlainLinesWhenNobodyLooks() {
        Screen screen = new Screen(out, Style.PLAIN);
        screen.title("微信 Go in Rome");
        screen.step("A traveller lands");
        screen.say("Her phone attaches.\nThe host asks us.");
        screen.note("CCR-I, Open5GS");
        screen.check("she may use 1 GB", () -> true);
        screen.step("She watches a film");
        screen.table(Table.of("Service", "名称", "Octets")
                .row("WeChat", "微信", "1,204")
                .row("Video", "腾讯视频", "998,796")
                .row("Café", "-", 0));
        screen.check("the books agree", () -> false);
        screen.end("All is well");
        assertThat(told()).isEqualTo("""
                        微信 Go in Rome
                        ===============

                        1. A traveller lands
                           Her phone attaches.
                           The host asks us.
                           CCR-I, Open5GS
                           ok  she may use 1 GB

                        2. She watches a film

                           Service  名称       Octets
                           -------  --------  -------
                           WeChat   微信        1,204
                           Video    腾讯视频  998,796
                           Café     -               0
                           FAILED  the books agree

                        1 of the checks failed
                        """);
        assertThat(screen.failures()).isEqualTo(1);
    }

    @Test
    void shouldSayProgressInQuartersWhenPiped() {
        Screen screen = new Screen(out, Style.PLAIN);
        try (Progress progress = screen.progress("1 GB", 1_000_000_000L)) {
            for (int i = 0; i < 1000; i++) {
                progress.advance(1_000_000);
            }
        }
        assertThat(told()).isEqualTo("""
                           1 GB 25 %
                           1 GB 50 %
                           1 GB 75 %
                           1 GB 100 %
                        """);
    }

    @Test
    void shouldDrawABarThatRedrawsItselfOnATerminal() {
        try (Progress progress = new Screen(out, new Style(true, false)).progress("1 GB", 100)) {
            progress.advance(100);
        }
        assertThat(told()).contains("1 GB").contains("100%").contains("\r");
    }

    @Test
    void shouldColourOnlyWhenColoursAreWanted() {
        new Screen(out, new Style(true, true)).check("seen", () -> true);
        assertThat(told()).isEqualTo("   \u001B[32mok\u001B[0m  seen\n");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    # terminal, NO_COLOR, TERM,  is terminal, colours
                      true,     '',       xterm, true,        true
                      true,     1,        xterm, true,        false
                      true,     '',       dumb,  false,       false
                      false,    '',       xterm, false,       false
                    """)
    void shouldAskTheEnvironmentHowToLook(
            boolean terminal, String noColor, String term, boolean isTerminal, boolean colours) {
        Style style = Style.detect(terminal, Map.of("NO_COLOR", noColor, "TERM", term));
        assertThat(style).isEqualTo(new Style(isTerminal, colours));
    }

    @Test
    void shouldBePlainInABuild() {
        assertThat(Style.ofThisProcess()).isEqualTo(Style.PLAIN);
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
