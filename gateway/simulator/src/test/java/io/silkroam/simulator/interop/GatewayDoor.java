package io.silkroam.simulator.interop;

import io.silkroam.gateway.Gateway;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.simulator.jsmpp.Smsc;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.Receipts;
import io.silkroam.simulator.system.TestConf;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A whole gateway, with jSMPP's SMSC as the host operator's behind it. */
final class GatewayDoor implements Door {
    private static final String ACCOUNT = "partner1";
    private static final long PATIENCE_SECONDS = 20;

    private final Smsc smsc;
    private final Gateway gateway;
    private final String password;

    GatewayDoor(Path folder, Habits habits) throws IOException {
        smsc = Smsc.start(habits);
        Path conf = TestConf.copyOfShipped(folder.resolve("conf"))
                .replace("partners/esme/partner1.yaml", "receives: []", "receives: [\"1234\"]")
                .replace("partners/esme/partner1.yaml", "allowed: [Partner1]", "allowed: [Partner1, Silkroam]")
                .folder();
        Path data = folder.resolve("data");
        Configuration configuration = Configuration.read(
                conf,
                TestConf.patient(Map.of(
                        "data.dir", data.toString(),
                        "diameter.port", "0",
                        "diameter.addresses", "127.0.0.1",
                        "api.port", "0",
                        "api.addresses", "127.0.0.1",
                        "smpp.port", "0",
                        "smpp.addresses", "127.0.0.1",
                        "smpp.links.kpn.enabled", "true",
                        "smpp.links.kpn.port", String.valueOf(smsc.port()))));
        gateway = Gateway.start(configuration, Clock.systemUTC(), failure -> {
            throw failure;
        });
        password =
                Files.readString(data.resolve("esme-" + ACCOUNT + ".password")).strip();
        Awaitility.await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> !smsc.bound()
                .isEmpty());
    }

    static GatewayDoor usual(Path folder) throws IOException {
        return new GatewayDoor(folder, Habits.plain().returning(Receipts.usual()));
    }

    /** The host operator's. */
    Smsc smsc() {
        return smsc;
    }

    Gateway gateway() {
        return gateway;
    }

    @Override
    public int port() {
        return gateway.sms().port().orElseThrow();
    }

    @Override
    public String systemId() {
        return ACCOUNT;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public List<String> texts() {
        return smsc.ledger().texts();
    }

    @Override
    public void deliver(Text text) {
        // A number of nobody's here: one of our own would have to pay.
        List<OptionalInt> answers =
                smsc.deliver(new Address(1, 1, "33612345678"), new Address(0, 1, "1234"), text, Optional.empty());
        if (answers.isEmpty() || !answers.stream().allMatch(OptionalInt.of(CommandStatus.ESME_ROK)::equals)) {
            throw new AssertionError("the gateway did not take it: " + answers);
        }
    }

    @Override
    public void close() {
        gateway.close();
        smsc.close();
    }
}
