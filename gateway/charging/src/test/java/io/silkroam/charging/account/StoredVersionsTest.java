package io.silkroam.charging.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.silkroam.charging.rules.Catalogue;
import io.silkroam.sim.SubscriberId;
import io.silkroam.sim.plan.Stacking;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What earlier programs stored is read for as long as it may lie in a database: octets as they wrote them. */
class StoredVersionsTest {
    /** A program with version 1: three plans, two open sessions, one closed. */
    private static final String ACCOUNT_1 = """
            010f3230343038303030303030303030310000040301076f726465722d310d7765636861742d676f2d316762008088ad
            bba0348088adbba03480d0aaa5a53400018094ebdc038094ebdc030002076f726465722d320770726570616964008088
            adbba0348088adbba0348098a88faa340001e807a2070003076f726465722d3305686f757273008088adbba034000000
            02a038a038001414000202733126736d66312e6570632e6d6e633030382e6d63633230342e336770706e6574776f726b
            2e6f7267216570632e6d6e633030382e6d63633230342e336770706e6574776f726b2e6f72670532303830318088adbb
            a03480c2e4bea0340000020100010000053230383031000102003201c901000100010532303830310000010000000201
            0001000100c096b102901cc0843da03800c901000100010080e1eb17901c80ade204a03800000002733226736d66312e
            6570632e6d6e633030382e6d63633230342e336770706e6574776f726b2e6f7267216570632e6d6e633030382e6d6363
            3230342e336770706e6574776f726b2e6f72670532303830318088adbba03480c2e4bea0340000012000010000053230
            3830310001010080e1eb1700010000000120000100010080e1eb17901c80ade204a0380000000102733026736d66312e
            6570632e6d6e633030382e6d63633230342e336770706e6574776f726b2e6f7267216570632e6d6e633030382e6d6363
            3230342e336770706e6574776f726b2e6f72678088adbba034000200000001010001000100c096b102901cc0843da038
            0000000201000101000100000000
            """;

    /** The closed session of the same account, outside it. */
    private static final String CLOSED_1 = """
            0102733026736d66312e6570632e6d6e633030382e6d63633230342e336770706e6574776f726b2e6f7267216570632e
            6d6e633030382e6d63633230342e336770706e6574776f726b2e6f72678088adbba034000200000001010001000100c0
            96b102901cc0843da0380000000201000101000100000000
            """;

    private static final SubscriberId SEVEN = new SubscriberId(7);

    private final AccountEncoding encoding = new AccountEncoding(Catalogue::find);

    @Test
    void plansOfVersionOneShouldBeUsedAsTheySay() {
        Account account = encoding.decode(SEVEN, octets(ACCOUNT_1));

        assertThat(account.imsi()).isEqualTo("204080000000001");
        assertThat(account.nextSubscriptionId()).isEqualTo(4);
        assertThat(account.subscriptions())
                .extracting(Subscription::reference, s -> s.plan().version().id(), Subscription::use)
                .containsExactly(
                        tuple("order-1", "wechat-go-1gb", Stacking.QUEUE),
                        tuple("order-2", "prepaid", Stacking.PARALLEL),
                        tuple("order-3", "hours", Stacking.EXTEND));
        assertThat(account.subscriptions())
                .extracting(Subscription::isActivated)
                .containsExactly(true, true, false);
        assertThat(account.subscriptions().get(1).buckets()).containsExactly(new Bucket(1000, 930, 0));
        assertThat(account.sessions()).extracting(Session::id).containsExactly("s1", "s2");
        assertThat(account.closed().list()).containsExactly(AccountEncoding.decodeClosed(octets(CLOSED_1)));
    }

    @Test
    void whatWasReadShouldBeWrittenInTheNewestVersion() {
        Account account = encoding.decode(SEVEN, octets(ACCOUNT_1));
        byte[] rewritten = encoding.encode(account);

        assertThat(rewritten[0]).isEqualTo((byte) 3);
        assertThat(encoding.decode(SEVEN, rewritten)).isEqualTo(account);
        ClosedSession closed = account.closed().oldest();
        assertThat(AccountEncoding.decodeClosed(AccountEncoding.encode(closed))).isEqualTo(closed);
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
