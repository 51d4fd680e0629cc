package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.codec.Verdict.Shown;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.AvpType;
import io.silkroam.diameter.dictionary.CommandDefinition;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.Grammar;
import io.silkroam.diameter.dictionary.GrammarRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every AVP that the grammars of CER, CCR and RAA name, at every place in their groups, in every {@link Cell}; each
 * with its {@link Verdict}. The count is printed.
 */
class FaultProductTest {
    private static final Dictionary DICTIONARY = Dictionary.standard();
    private static final int DEEPEST = CodecLimits.defaults().maxDepth();

    private final MessageReader reader = Requests.reader();

    /** A place of an AVP: the groups around it, outermost first, then itself. */
    record Place(CommandDefinition command, List<GrammarRule> path) {
        GrammarRule rule() {
            return path.get(path.size() - 1);
        }

        @Override
        public String toString() {
            return command.abbreviation() + " "
                    + String.join(
                            " > ", path.stream().map(rule -> rule.avp().name()).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"257, 0, true", "272, 4, true", "258, 4, false"})
    void shouldSayWhatTheStandardSaysOfEveryFault(int code, int applicationId, boolean request) {
        CommandDefinition command =
                DICTIONARY.command(code, applicationId, request).orElseThrow();
        List<Place> places = places(command);
        Map<Integer, Integer> verdicts = new TreeMap<>();
        for (Place place : places) {
            for (Cell cell : Cell.values()) {
                AvpDefinition avp = place.rule().avp();
                if (cell.appliesTo(avp) && !Verdict.isAnother(avp, cell)) {
                    Verdict verdict = Verdict.of(place.rule(), cell);
                    check(place, cell, verdict);
                    verdicts.merge(verdict.resultCode(), 1, Integer::sum);
                }
            }
        }
        int cells = verdicts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%s: %d places, %d cells, by verdict %s%n", command, places.size(), cells, verdicts);
        assertThat(verdicts).containsKeys(0, 3009, 5001, 5004, 5005, 5009, 5014);
    }

    /** A product that is smaller than the dictionary would prove less than it says. */
    @Test
    void shouldGoThroughTheWholeDictionary() {
        List<Place> places = places(
                DICTIONARY.command(272, Applications.CREDIT_CONTROL, true).orElseThrow());
        assertThat(places.stream().map(place -> place.rule().avp())).containsAll(DICTIONARY.avps());
        assertThat(places.stream().map(Place::toString))
                .contains(
                        "CCR Multiple-Services-Credit-Control > Used-Service-Unit > CC-Money > Unit-Value > Exponent",
                        "CCR Service-Information > PS-Information > 3GPP-User-Location-Info");
    }

    /** What the command's grammar names, and what its {@code *[ AVP ]} lets in: the rest of the dictionary. */
    private static List<Place> places(CommandDefinition command) {
        Grammar grammar = command.grammar();
        List<GrammarRule> rules = new ArrayList<>(grammar.rules());
        DICTIONARY.avps().stream()
                .filter(avp -> grammar.ruleOf(avp) == Grammar.NO_RULE && grammar.isOpen())
                .sorted(Comparator.comparingInt(AvpDefinition::index))
                .forEach(avp -> rules.add(new GrammarRule(avp, 0, GrammarRule.UNBOUNDED)));
        List<Place> places = new ArrayList<>();
        collect(command, rules, List.of(), places);
        return places;
    }

    private static void collect(
            CommandDefinition command, List<GrammarRule> rules, List<GrammarRule> above, List<Place> places) {
        for (GrammarRule rule : rules) {
            List<GrammarRule> path =
                    Stream.concat(above.stream(), Stream.of(rule)).toList();
            places.add(new Place(command, path));
            boolean inItself = above.stream().anyMatch(group -> group.avp().equals(rule.avp()));
            if (rule.avp().type() == AvpType.GROUPED && !inItself && path.size() < DEEPEST) {
                collect(command, DICTIONARY.group(rule.avp()).rules(), path, places);
            }
        }
    }

    private void check(Place place, Cell cell, Verdict verdict) {
        byte[] octets = cell.octets(place.rule().avp());
        Decoded decoded = reader.read(message(place, octets));
        int found = decoded instanceof Malformed malformed ? malformed.resultCode() : 0;
        if (found != verdict.resultCode()) {
            throw new AssertionError(place + ", " + cell + ": expected " + verdict + ", found " + decoded);
        }
        if (decoded instanceof Malformed malformed) {
            checkFailedAvp(place, cell, verdict, malformed);
        }
    }

    private static void checkFailedAvp(Place place, Cell cell, Verdict verdict, Malformed malformed) {
        ByteBuf failed = malformed.failedAvp().orElseThrow();
        String what = place + ", " + cell + ": " + ByteBufUtil.hexDump(failed);
        AvpCursor cursor = AvpCursor.over(failed);
        for (GrammarRule group : place.path().subList(0, place.path().size() - 1)) {
            assertThat(cursor.next() && cursor.is(group.avp())).as(what).isTrue();
            assertThat(cursor.wholeAvp().readableBytes())
                    .as(what)
                    .isEqualTo(cursor.length() + group.avp().headerLength());
            cursor = cursor.group();
        }
        AvpDefinition avp = place.rule().avp();
        byte[] sent = cell.octets(avp);
        assertThat(cursor.next()).as(what).isTrue();
        assertThat(cursor.code()).as(what).isEqualTo(avp.code());
        if (verdict.shown() == Shown.AVP) {
            // Up to where it says that it ends; what follows is padding, and that is zero.
            int declared = Unpooled.wrappedBuffer(sent).getUnsignedMedium(5);
            byte[] offending = Arrays.copyOf(Arrays.copyOf(sent, declared), AvpLayout.padded(declared));
            assertThat(Samples.bytes(cursor.wholeAvp())).as(what).isEqualTo(offending);
        } else if (verdict.shown() == Shown.HEADER_AND_ZEROS) {
            assertThat(cursor.octets()).as(what).isEqualTo(new byte[Verdict.least(avp.type())]);
        } else {
            assertThat(cursor.group().next()).as(what).isTrue();
        }
        assertThat(cursor.next()).as(what).isFalse();
    }

    /** What the command requires, then the AVP's groups, each with what it requires, then the octets. */
    private static ByteBuf message(Place place, byte[] octets) {
        CommandDefinition command = place.command();
        int flags = (command.request() ? 0x80 : 0) | (command.proxiable() ? 0x40 : 0);
        DiameterHeader header = new DiameterHeader(flags, command.code(), command.applicationId(), 3, 4);
        return MessageWriter.start(Unpooled.buffer(), header)
                .addRaw(Unpooled.wrappedBuffer(content(place, 0, command.grammar(), octets)))
                .finish();
    }

    private static byte[] content(Place place, int level, Grammar grammar, byte[] octets) {
        GrammarRule last = place.path().get(level);
        ByteBuf out = Unpooled.buffer();
        for (GrammarRule rule : grammar.rules()) {
            for (int i = 0; i < rule.minimum() && !rule.equals(last); i++) {
                Samples.write(out, rule.avp());
            }
        }
        if (level == place.path().size() - 1) {
            out.writeBytes(octets);
        } else {
            byte[] inner = content(place, level + 1, DICTIONARY.group(last.avp()), octets);
            // As long as it claims to be, whatever its content claims.
            Samples.write(out, last.avp(), inner);
        }
        return Samples.bytes(out);
    }
}
