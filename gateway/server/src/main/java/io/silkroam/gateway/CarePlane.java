package io.silkroam.gateway;

import io.silkroam.charging.ChargingEngine;
import io.silkroam.gateway.care.Care;
import io.silkroam.gateway.care.CareDesk;
import io.silkroam.gateway.care.CareSurroundings;
import io.silkroam.gateway.care.SmsText;
import io.silkroam.gateway.care.Vouchers;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.gateway.sms.ServiceDesk;
import io.silkroam.gateway.sms.SmsPlane;
import io.silkroam.gateway.sms.Texts;
import io.silkroam.messaging.message.CarryResult;
import io.silkroam.messaging.message.Delivery;
import io.silkroam.messaging.message.UserData;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What travellers are told and answered, between the journal and short messages. */
final class CarePlane implements AutoCloseable {
    private static final String SERVICE = "care";

    private final Care care;

    CarePlane(
            Configuration configuration,
            Database database,
            ChargingEngine charging,
            SmsPlane sms,
            Vouchers vouchers,
            Clock clock) {
        this.care = Care.start(
                configuration.care(),
                new CareSurroundings(
                        configuration.settings().diameter().host(),
                        database,
                        charging::findAll,
                        configuration.zones(),
                        sms.messaging()::accept,
                        vouchers,
                        alphabets(sms.texts()),
                        clock));
        care.desk().ifPresent(desk -> sms.serve(SERVICE, serviceOf(desk)));
    }

    private static SmsText alphabets(Texts texts) {
        return new SmsText() {
            @Override
            public List<UserData> parts(String text) {
                return texts.parts(text);
            }

            @Override
            public String read(UserData part) {
                return texts.read(part);
            }
        };
    }

    private static ServiceDesk serviceOf(CareDesk desk) {
        return new ServiceDesk() {
            @Override
            public int room() {
                return desk.room();
            }

            @Override
            public void received(Delivery delivery, Consumer<CarryResult> result) {
                desk.received(delivery, result);
            }
        };
    }

    /** What happened so far, by dotted names. */
    Map<String, Long> counters() {
        return care.counters();
    }

    @Override
    public void close() {
        care.close();
    }
}
