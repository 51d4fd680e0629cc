package io.silkroam.billing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.sim.Money;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class StatementPageTest {

    private static final String SPITEFUL = "<script>alert('1')</script> & \"a\u0000b\" \u0007";

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "nl", "xx"})
    void shouldBeOnePageThatNeedsNothingElse(String language) throws Exception {
        String html = StatementPage.html(Sample.month("kpn", 1), language);

        assertThat(parse(html).getDocumentElement().getAttribute("lang"))
                .isEqualTo(language.equals("xx") ? "en" : language);
        assertThat(html)
                .doesNotContain("<script", "http:", "https:", "src=", "href=", "url(", "@import", "null", "{0}");
    }

    @Test
    void shouldShowTextAsTextWhateverItIs() throws Exception {
        Document page = parse(StatementPage.html(Sample.month(SPITEFUL, 1), "en"));

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts(page, "div")).contains("What we owe to <script>alert('1')</script> & \"a\ufffdb\" \ufffd");
    }

    @Test
    void shouldTellInWordsWhatEachPictureShows() throws Exception {
        Document page = parse(StatementPage.html(Sample.month("kpn", 1), "en"));

        List<Element> pictures = elements(page, "svg");
        assertThat(pictures).hasSize(3);
        List<String> ids = new ArrayList<>();
        for (Element picture : pictures) {
            assertThat(picture.getAttribute("role")).isEqualTo("img");
            for (String id : picture.getAttribute("aria-labelledby").split(" ", -1)) {
                ids.add(id);
                assertThat(elements(page, id.endsWith("-t") ? "title" : "desc"))
                        .filteredOn(e -> e.getAttribute("id").equals(id))
                        .singleElement()
                        .satisfies(e -> assertThat(e.getTextContent()).isNotBlank());
            }
        }
        assertThat(ids).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void shouldHaveATableOfWhatEachPictureShows() throws Exception {
        Statement statement = Sample.month("kpn", 1);
        Words words = Words.of("en");

        List<String> cells = texts(parse(StatementPage.html(statement, "en")), "td");

        statement.month().orElseThrow().days().stream()
                .filter(day -> day.revenue() != 0)
                .forEach(day -> assertThat(cells)
                        .contains(words.amount(new Money(day.revenue(), statement.currency())))
                        .contains(words.amount(new Money(day.margin(), statement.currency()))));
        assertThat(cells).contains(words.number(852_578_625_175L), "EUR\u00a0869.17");
    }

    @Test
    void shouldKeepFromThePartnerWhatTheMonthWasWorth() {
        Statement statement = Sample.month("kpn", 1).forPartner();

        assertThat(StatementPage.html(statement, "en"))
                .contains("EUR\u00a0869.17")
                .doesNotContain("Margin", "Revenue", "Breakage", "4,202.24");
    }

    @Test
    void shouldNameThePricesAboveTheCap() {
        assertThat(StatementPage.html(Sample.month("kpn", 1), "nl"))
                .contains("Oostenrijk 232-01: EUR\u00a01,25\u00a0/\u00a0GB")
                .contains("Plafond EUR\u00a01,10\u00a0/\u00a0GB");
    }

    @Test
    void shouldShowAMonthInWhichNothingHappened() throws Exception {
        String html = StatementPage.html(Sample.nothing("kpn"), "en");

        assertThat(parse(html).getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(html).contains("Nothing was carried in this month.").contains("EUR\u00a00.00");
    }

    @Test
    void shouldHaveEveryWordInEveryLanguage() throws IOException {
        Properties english = words("en");
        for (String language : Words.LANGUAGES) {
            assertThat(words(language).keySet()).isEqualTo(english.keySet());
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        words.load(Words.class.getResourceAsStream("words-" + language + ".properties"));
        return words;
    }

    private static Document parse(String html) throws ParserConfigurationException, SAXException, IOException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document page, String name) {
        return elements(page, name).stream().map(Element::getTextContent).toList();
    }
}
