package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.CommandDefinition;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.GrammarRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of every command's grammar, with its AVP 0, 1, 2 and 64 times in an otherwise complete message. */
class OccurrenceTest {
    private static final int ACCEPTED = 0;

    static Stream<CommandDefinition> commands() {
        return Dictionary.standard().commands().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldCountEveryAvpAgainstItsGrammar(CommandDefinition command) {
        for (GrammarRule rule : command.grammar().rules()) {
            for (int times : new int[] {0, 1, 2, 64}) {
                int expected = ACCEPTED;
                if (times < rule.minimum()) {
                    expected = 5005;
                } else if (times > rule.maximum()) {
                    expected = 5009;
                }
                check(command, rule, times, expected);
            }
        }
    }

    private static void check(CommandDefinition command, GrammarRule rule, int times, int expected) {
        Decoded decoded = Requests.reader().read(message(command, rule, times));
        int found = decoded instanceof Malformed malformed ? malformed.resultCode() : ACCEPTED;
        assertThat(found)
                .as("%s with %d %s: %s", command, times, rule.avp(), decoded)
                .isEqualTo(expected);
        if (decoded instanceof Malformed malformed) {
            ByteBuf failed = malformed.failedAvp().orElseThrow();
            AvpCursor cursor = AvpCursor.over(failed);
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.is(rule.avp())).isTrue();
            assertThat(cursor.length())
                    .isEqualTo(expected == 5005 ? rule.avp().type().minimumLength() : Samples.data(rule.avp()).length);
            assertThat(cursor.next()).isFalse();
        }
    }

    private static ByteBuf message(CommandDefinition command, GrammarRule counted, int times) {
        int flags = (command.request() ? 0x80 : 0) | (command.proxiable() ? 0x40 : 0);
        DiameterHeader header = new DiameterHeader(flags, command.code(), command.applicationId(), 3, 4);
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), header);
        for (GrammarRule rule : command.grammar().rules()) {
            int count = rule.equals(counted) ? times : rule.minimum();
            for (int i = 0; i < count; i++) {
                writer.addRaw(Samples.write(Unpooled.buffer(), rule.avp()));
            }
        }
        return writer.finish();
    }
}
