package io.silkroam.messaging.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.message.SmsAddress;
import io.silkroam.messaging.number.NumberRanges;
import io.silkroam.messaging.number.Prefixes;
import io.silkroam.messaging.route.Lists;
import io.silkroam.messaging.route.RouteTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose name an account may use, and whom it may write to. Our subscribers' numbers begin with 31612. */
class SubmitRulesTest {
    private static final SmsAddress SUBSCRIBER = SmsAddress.international("31612345678");
    private static final RouteTable OWN =
            new RouteTable(NumberRanges.of(List.of("31612")), Prefixes.of(Map.of()), Lists.none(), Map.of(), List.of());
    private static final Partners PARTNERS = new Partners(
            List.of(
                    Accounts.named("shop").senders("Shop", "3197*", "5555").build(),
                    Accounts.named("bank")
                            .senders("MyBank")
                            .replacedBy("MyBank")
                            .build(),
                    Accounts.named("carrier").senders("*").build(),
                    Accounts.named("system").senders("*").ownNumbers().build(),
                    Accounts.named("world")
                            .senders("*")
                            .destinations(false, "33", "49")
                            .build()),
            List.of(),
            OWN);

    @ParameterizedTest(name = "{0}: {1}/{2}")
    @CsvSource(delimiter = '|', textBlock = """
            # account | TON | sender         | what becomes of it
            shop      | 5   | Shop           | 5/0 Shop
            shop      | 5   | SH0P           | 5/0 Shop
            shop      | 5   | Ѕhор           | 5/0 Shop
            shop      | 1   | 31970001       | 1/1 31970001
            shop      | 0   | +31970001      | 1/1 31970001
            shop      | 0   | 0970001        | 1/1 31970001
            shop      | 3   | 5555           | 3/1 5555
            shop      | 5   | Stop           | SENDER_NOT_LISTED
            shop      | 1   | 33123456789    | SENDER_NOT_LISTED
            shop      | 5   | MYBANK         | SENDER_OF_ANOTHER
            shop      | 0   | ''             | NO_SENDER
            shop      | 1   | 31612000001    | OWN_NUMBER_AS_SENDER
            shop      | 5   | 31612000001    | OWN_NUMBER_AS_SENDER
            shop      | 0   | 0612000001     | OWN_NUMBER_AS_SENDER
            shop      | 5   | +316 12000001  | OWN_NUMBER_AS_SENDER
            bank      | 5   | MyBank         | 5/0 MyBank
            bank      | 5   | Other          | 5/0 MyBank
            bank      | 0   | ''             | 5/0 MyBank
            bank      | 5   | Shop           | 5/0 MyBank
            bank      | 1   | 31612000001    | OWN_NUMBER_AS_SENDER
            carrier   | 5   | Anybody        | 5/0 Anybody
            carrier   | 1   | 33123456789    | 1/1 33123456789
            carrier   | 5   | Shоp           | SENDER_OF_ANOTHER
            carrier   | 5   | MyBánk         | SENDER_OF_ANOTHER
            carrier   | 1   | 31612000001    | OWN_NUMBER_AS_SENDER
            system    | 1   | 31612000001    | 1/1 31612000001
            system    | 5   | MyBank         | SENDER_OF_ANOTHER
            """)
    void shouldJudgeTheSender(String account, int ton, String sender, String expected) {
        assertThat(judged(account, new SmsAddress(ton, 0, sender), SUBSCRIBER, true))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}/{2}")
    @CsvSource(delimiter = '|', textBlock = """
            # account | TON | destination      | what becomes of it
            carrier   | 1   | 31612345678      | 1/1 31612345678
            carrier   | 0   | 0031612345678    | 1/1 31612345678
            carrier   | 2   | 612345678        | 1/1 31612345678
            carrier   | 1   | 31613345678      | DESTINATION_NOT_ALLOWED
            carrier   | 1   | 33123456789      | DESTINATION_NOT_ALLOWED
            carrier   | 0   | 5555             | DESTINATION_NOT_ALLOWED
            carrier   | 0   | ''               | NOT_A_NUMBER
            carrier   | 5   | Silkroam         | NOT_A_NUMBER
            carrier   | 1   | 31612345678x     | NOT_A_NUMBER
            carrier   | 1   | 3161234567812345 | NOT_A_NUMBER
            world     | 1   | 33123456789      | 1/1 33123456789
            world     | 1   | 4917123          | 1/1 4917123
            world     | 1   | 31612345678      | DESTINATION_NOT_ALLOWED
            """)
    void shouldJudgeTheDestination(String account, int ton, String destination, String expected) {
        SmsAddress sender = new SmsAddress(5, 0, "Anybody");
        assertThat(judged(account, sender, new SmsAddress(ton, 0, destination), false))
                .isEqualTo(expected);
    }

    private static String judged(String account, SmsAddress source, SmsAddress destination, boolean showSource) {
        Judgement judgement = PARTNERS.judge(PARTNERS.account(account).orElseThrow(), source, destination);
        if (judgement instanceof Judgement.Refused refused) {
            return refused.reason().name();
        }
        Judgement.Fit fit = (Judgement.Fit) judgement;
        SmsAddress shown = showSource ? fit.source() : fit.destination();
        return shown.ton() + "/" + shown.npi() + " " + shown.value();
    }
}
