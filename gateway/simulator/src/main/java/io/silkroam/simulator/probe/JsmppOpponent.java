package io.silkroam.simulator.probe;

import io.silkroam.simulator.jsmpp.Smsc;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.SmscSettings;
import io.silkroam.simulator.smsc.SmscWatcher;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;

/** jSMPP's server sessions; jSMPP leaves it to its user who is let in, and here only the password is looked at. */
final class JsmppOpponent implements Opponent {
    private final Smsc smsc;

    private JsmppOpponent(Smsc smsc) {
        this.smsc = smsc;
    }

    static JsmppOpponent start() throws IOException {
        SmscSettings settings = new SmscSettings(InetAddress.getLoopbackAddress(), 0, Optional.of(Script.PASSWORD));
        return new JsmppOpponent(Smsc.start(settings, Habits.plain(), SmscWatcher.NOBODY, Clock.systemUTC()));
    }

    @Override
    public String name() {
        return "jSMPP 3.0.2";
    }

    @Override
    public int port() {
        return smsc.port();
    }

    @Override
    public void close() {
        smsc.close();
    }
}
