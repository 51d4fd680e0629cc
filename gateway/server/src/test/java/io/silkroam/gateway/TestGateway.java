package io.silkroam.gateway;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.charging.account.Account;
import io.silkroam.charging.request.Identity;
import io.silkroam.charging.rules.AccountChange;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.SubscriberId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A whole gateway on loopback with one traveller who bought one plan. */
public final class TestGateway implements AutoCloseable {
    public static final String IMSI = "204080000000100";

    private static final Identity TRAVELLER = Identity.imsi(IMSI);
    private static final SubscriberId SUBSCRIBER = new SubscriberId(1);

    private final Gateway gateway;

    private TestGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    public static TestGateway start(ConfFolder conf, Path data) {
        return start(conf.configuration(data));
    }

    public static TestGateway start(Configuration configuration) {
        Gateway gateway = Gateway.start(configuration, Clock.systemUTC(), failure -> {
            throw failure;
        });
        gateway.charging()
                .open(List.of(new ChargingEngine.NewSubscriber(SUBSCRIBER, new Imsi(IMSI), Optional.empty())));
        TestGateway started = new TestGateway(gateway);
        started.sell("first");
        return started;
    }

    /** Sells the plan on offer. */
    public void sell(String reference) {
        apply(new AccountChange.Purchase(
                reference, gateway.plans().onOffer("wechat-go-1gb").orElseThrow()));
    }

    public void apply(AccountChange change) {
        gateway.charging().apply(TRAVELLER, change).toCompletableFuture().join();
    }

    public Account account() {
        return gateway.charging().find(TRAVELLER).orElseThrow();
    }

    public FakePeer peer() {
        return FakePeer.open(gateway.port(), FakePeer.PGW);
    }

    public Gateway gateway() {
        return gateway;
    }

    public int port() {
        return gateway.port();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
