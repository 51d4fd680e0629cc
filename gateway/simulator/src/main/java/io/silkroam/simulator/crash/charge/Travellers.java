package io.silkroam.simulator.crash.charge;

import io.silkroam.charging.ChargingEngine.NewSubscriber;
import io.silkroam.charging.request.Identity;
import io.silkroam.sim.Imsi;
import io.silkroam.sim.Msisdn;
import io.silkroam.sim.SubscriberId;
import io.silkroam.simulator.gy.Subscriber;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Subscribers of the host operator, numbered from 1. */
public record Travellers(int count) {
    public List<NewSubscriber> accounts() {
        return LongStream.rangeClosed(1, count)
                .mapToObj(n ->
                        new NewSubscriber(new SubscriberId(n), new Imsi(imsi(n)), Optional.of(new Msisdn(msisdn(n)))))
                .toList();
    }

    public List<Subscriber> subscribers() {
        return LongStream.rangeClosed(1, count).mapToObj(Travellers::subscriber).toList();
    }

    public static Subscriber subscriber(long number) {
        return Subscriber.of(imsi(number), msisdn(number));
    }

    public static Identity identity(long number) {
        return Identity.imsi(imsi(number));
    }

    private static String imsi(long number) {
        return "20408%010d".formatted(number);
    }

    private static String msisdn(long number) {
        return "316%08d".formatted(number);
    }
}
