package io.silkroam.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON goes through unchanged: order, large and broken numbers, every character. */
class JsonTest {
    private static Json parse(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldPrintWhatItRead() {
        String text = """
                {
                  "z": 9223372036854775807,
                  "a": 0.10,
                  "n": null,
                  "t": true,
                  "e": [],
                  "o": {},
                  "s": "微信 \\"x\\" \\n \\u0001",
                  "l": [
                    1,
                    {
                      "k": "v"
                    }
                  ]
                }""";
        assertThat(JsonText.pretty(parse(text))).isEqualTo(text);
    }

    @Test
    void shouldPrintOnOneLineWhatIsSent() {
        assertThat(JsonText.compact(Map.of("a", List.of("b", 1, true)))).isEqualTo("{\"a\":[\"b\",1,true]}");
    }

    @Test
    void shouldFindMembersOfMembers() {
        Json json = parse("{\"price\":{\"amount\":\"12.00\"},\"zones\":[\"EEA\",\"CH\"],\"n\":null}");
        assertThat(json.text("price.amount")).contains("12.00");
        assertThat(json.text("price.currency")).isEmpty();
        assertThat(json.text("price")).isEmpty();
        assertThat(json.text("n")).isEmpty();
        assertThat(json.texts("zones")).containsExactly("EEA", "CH");
        assertThat(json.count("zones")).isZero();
    }

    @Test
    void shouldSayThatItIsNotJsonWithoutCitingIt() {
        for (String text : List.of("[1]", "<html>", "{\"a\":", "{\"a\":1,\"a\":2}", "")) {
            assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldWriteAddressesAsTheyMustBe() {
        ApiRequest request = ApiRequest.get("subscribers", "iccid:1", "a b/c")
                .with("q", "x&y=1+2")
                .with("r", "ü");
        assertThat(request.target()).isEqualTo("/v1/subscribers/iccid%3A1/a%20b%2Fc?q=x%26y%3D1%2B2&r=%C3%BC");
    }
}
