package io.silkroam.diameter.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.silkroam.diameter.dictionary.Applications;
import io.silkroam.diameter.dictionary.AvpDefinition;
import io.silkroam.diameter.dictionary.Avps;
import io.silkroam.diameter.dictionary.CommandDefinition;
import io.silkroam.diameter.dictionary.Dictionary;
import io.silkroam.diameter.dictionary.GrammarRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The six single messages that ended an HSS, an MME or its listener between 2025 and 2026 (open5gs/open5gs issues). */
class OpenFiveGsKillersTest {
    /** The messages the issues are about, and their kin. */
    static Stream<CommandDefinition> commands() {
        Dictionary dictionary = Dictionary.standard();
        return Stream.of(
                dictionary.command(257, Applications.BASE, true).orElseThrow(),
                dictionary.command(272, Applications.CREDIT_CONTROL, true).orElseThrow(),
                dictionary.command(258, Applications.CREDIT_CONTROL, false).orElseThrow(),
                dictionary.command(318, Applications.S6A, true).orElseThrow(),
                dictionary.command(316, Applications.S6A, true).orElseThrow(),
                dictionary.command(317, Applications.S6A, false).orElseThrow());
    }

    static Stream<CommandDefinition> commandsWithSession() {
        return commands().filter(command -> command.grammar().requires(Avps.SESSION_ID));
    }

    static Stream<CommandDefinition> requestsWithDestination() {
        return commands().filter(command -> command.grammar().requires(Avps.DESTINATION_REALM));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void issue4145ShouldAnswerTheSecondOfSixtyFourOriginHosts(CommandDefinition command) {
        MessageWriter writer = message(command, Map.of(), null);
        for (int i = 1; i < 64; i++) {
            writer.add(Avps.ORIGIN_HOST, "host" + i + ".example.net");
        }
        Malformed refused = Requests.malformed(writer.finish());
        assertThat(refused.resultCode()).isEqualTo(5009);
        AvpCursor failed = AvpCursor.over(refused.failedAvp().orElseThrow());
        assertThat(failed.next(Avps.ORIGIN_HOST)).isTrue();
        assertThat(failed.utf8()).isEqualTo("host1.example.net");
        assertThat(failed.next()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void issue4155ShouldAnswerAMalformedVendorSpecificApplicationId(CommandDefinition command) {
        AvpDefinition group = Avps.VENDOR_SPECIFIC_APPLICATION_ID;
        assertThat(withGroup(command, new byte[0]).resultCode()).isEqualTo(5005);
        assertThat(withGroup(command, new byte[4]).resultCode()).isEqualTo(5014);
        // A member that claims to be longer than its group comes back inside the group.
        ByteBuf member = Samples.write(Unpooled.buffer(), Avps.VENDOR_ID, 0x40, 400, Samples.int32(10415));
        Malformed refused = withGroup(command, Samples.bytes(member));
        assertThat(refused.resultCode()).isEqualTo(5014);
        AvpCursor failed = AvpCursor.over(refused.failedAvp().orElseThrow());
        assertThat(failed.next(group)).isTrue();
        AvpCursor inner = failed.group();
        assertThat(inner.next(Avps.VENDOR_ID)).isTrue();
        assertThat(inner.unsigned32()).isZero();
    }

    @ParameterizedTest
    @MethodSource("requestsWithDestination")
    void issue4190ShouldAnswerARequestWithoutDestinationRealm(CommandDefinition command) {
        Malformed refused = Requests.malformed(
                message(command, Map.of(), Avps.DESTINATION_REALM).finish());
        assertThat(refused.resultCode()).isEqualTo(5005);
        assertThat(AvpCursor.over(refused.failedAvp().orElseThrow()).next(Avps.DESTINATION_REALM))
                .isTrue();
    }

    @Test
    void issue4309ShouldAnswerAnUnsupportedCancellationType() {
        CommandDefinition clr =
                Dictionary.standard().command(317, Applications.S6A, true).orElseThrow();
        byte[] unsupported = Samples.int32(77);
        Malformed refused = Requests.malformed(
                message(clr, Map.of(Avps.CANCELLATION_TYPE, unsupported), null).finish());
        assertThat(refused.resultCode()).isEqualTo(5004);
        AvpCursor failed = AvpCursor.over(refused.failedAvp().orElseThrow());
        assertThat(failed.next(Avps.CANCELLATION_TYPE)).isTrue();
        assertThat(failed.int32()).isEqualTo(77);
    }

    @ParameterizedTest
    @MethodSource("commandsWithSession")
    void issue4644ShouldAnswerANulInTheSessionIdAndNotRepeatIt(CommandDefinition command) {
        byte[] nul = Samples.ascii("gw;1;\0;2");
        Malformed refused = Requests.malformed(
                message(command, Map.of(Avps.SESSION_ID, nul), null).finish());
        assertThat(refused.resultCode()).isEqualTo(5004);
        assertThat(refused.sessionId()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void issue4675ShouldAnswerAnEmptyUserName(CommandDefinition command) {
        MessageWriter writer = message(command, Map.of(), Avps.USER_NAME).add(Avps.USER_NAME, "");
        Malformed refused = Requests.malformed(writer.finish());
        assertThat(refused.resultCode()).isEqualTo(5004);
        assertThat(AvpCursor.over(refused.failedAvp().orElseThrow()).next(Avps.USER_NAME))
                .isTrue();
    }

    private static Malformed withGroup(CommandDefinition command, byte[] content) {
        AvpDefinition group = Avps.VENDOR_SPECIFIC_APPLICATION_ID;
        ByteBuf encoded = Samples.write(Unpooled.buffer(), group, content);
        return Requests.malformed(
                message(command, Map.of(), null).addRaw(encoded).finish());
    }

    /** The least this command may hold, with some data replaced and one AVP left out. */
    private static MessageWriter message(
            CommandDefinition command, Map<AvpDefinition, byte[]> replaced, AvpDefinition leftOut) {
        int flags = (command.request() ? 0x80 : 0) | (command.proxiable() ? 0x40 : 0);
        DiameterHeader header = new DiameterHeader(flags, command.code(), command.applicationId(), 3, 4);
        MessageWriter writer = MessageWriter.start(Unpooled.buffer(), header);
        for (GrammarRule rule : command.grammar().rules()) {
            if (rule.minimum() > 0 && !rule.avp().equals(leftOut)) {
                byte[] data = replaced.getOrDefault(rule.avp(), Samples.data(rule.avp()));
                writer.addRaw(Samples.write(Unpooled.buffer(), rule.avp(), data));
            }
        }
        return writer;
    }
}
