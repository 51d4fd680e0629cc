package io.silkroam.simulator;

import io.silkroam.simulator.jsmpp.Smsc;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.smsc.Habits;
import io.silkroam.simulator.smsc.IdForm;
import io.silkroam.simulator.smsc.Quirk;
import io.silkroam.simulator.smsc.ReceiptText;
import io.silkroam.simulator.smsc.Receipts;
import io.silkroam.simulator.smsc.SmscSettings;
import io.silkroam.simulator.telling.SmscTeller;
import io.silkroam.simulator.telling.Until;
import io.silkroam.simulator.visit.Quantities;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.CommandStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator smsc}: a host operator's SMSC, on jSMPP's sessions. */
@Command(
        name = "smsc",
        description = {
            "Plays a host operator's SMSC, to which a gateway binds: takes messages, returns receipts, delivers what a"
                    + " subscriber sends. Tells what arrives, a line each. Numbers are masked unless --show-numbers is"
                    + " given."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped after its time or by a signal",
            "1:it could not listen, or nobody took what --from sends",
            "2:wrong usage"
        })
final class SmscCommand implements Callable<Integer> {
    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private InetAddress address;

    @Option(names = "--port", defaultValue = "2775", description = "0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to play (default: until a signal ends the program).")
    private Long seconds;

    @Option(
            names = "--answer-after",
            defaultValue = "0ms",
            paramLabel = "TIME",
            description = "From a message to its response (default: ${DEFAULT-VALUE}).")
    private String answerAfter;

    @Option(
            names = "--receipts",
            defaultValue = "BOTH",
            description = "Where receipts say id and state: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Receipts.Form form;

    @Option(
            names = "--receipt-after",
            defaultValue = "0ms",
            paramLabel = "TIME",
            description = "From a response to its receipt (default: ${DEFAULT-VALUE}).")
    private String receiptAfter;

    @Option(
            names = "--receipt-text",
            defaultValue = "STANDARD",
            description = "Whose text: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReceiptText text;

    @Option(
            names = "--ids",
            defaultValue = "HEX",
            description = "How ids are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private IdForm ids;

    @Option(
            names = "--quirk",
            description = "What else is odd about receipts, once for each: ${COMPLETION-CANDIDATES}.")
    private Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);

    @Option(names = "--undelivered", paramLabel = "N", description = "How many of 100 messages do not arrive.")
    private int undelivered;

    @Option(names = "--throttle", paramLabel = "N", description = "How many of 100 are answered ESME_RTHROTTLED.")
    private int throttled;

    @Option(names = "--queue-full", paramLabel = "N", description = "How many of 100 are answered ESME_RMSGQFUL.")
    private int queueFull;

    @Option(names = "--refuse", paramLabel = "N", description = "How many of 100 are answered --refuse-with.")
    private int refused;

    @Option(
            names = "--refuse-with",
            defaultValue = "69",
            paramLabel = "STATUS",
            description = "A command_status as a number; 69 is ESME_RSUBMITFAIL (default: ${DEFAULT-VALUE}).")
    private int refusal;

    @Option(names = "--silent", paramLabel = "N", description = "How many of 100 are never answered.")
    private int unanswered;

    @Option(names = "--drop", paramLabel = "N", description = "How many of 100 end the connection unanswered.")
    private int cutOff;

    @Option(names = "--from", paramLabel = "NUMBER", description = "A subscriber who sends --text once --to is bound.")
    private String from;

    @Option(names = "--to", paramLabel = "NUMBER", description = "The number or short code it goes to.")
    private String to;

    @Option(names = "--text", description = "What the subscriber sends.")
    private String content;

    @Option(names = "--show-numbers", description = "Tells numbers and texts in full.")
    private boolean showNumbers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        SmscSettings settings = new SmscSettings(address, port, Optional.empty());
        Habits habits = habits();
        SmscTeller teller = new SmscTeller(spec.commandLine().getOut(), showNumbers);
        try (Smsc smsc = Smsc.start(settings, habits, teller, Clock.systemUTC())) {
            teller.say("Listening at %s port %d".formatted(address.getHostAddress(), smsc.port()));
            Optional<Duration> time = Optional.ofNullable(seconds).map(Duration::ofSeconds);
            boolean sent = from == null || speak(smsc, teller, time);
            Until.over(time);
            teller.say(teller.summary());
            return sent ? 0 : 1;
        } catch (IOException e) {
            spec.commandLine().getErr().println("Port " + port + " cannot be used: " + e.getMessage());
            return 1;
        }
    }

    private boolean speak(Smsc smsc, SmscTeller teller, Optional<Duration> time) {
        if (!Until.holds(() -> !smsc.bound().isEmpty(), time)) {
            teller.say("Nobody bound to take the subscriber's message");
            return false;
        }
        List<?> answers = smsc.deliver(international(from), address(to), Text.of(content, 1), Optional.empty());
        return !answers.isEmpty();
    }

    private static Address international(String number) {
        return new Address(1, 1, number.replaceFirst("^\\+", ""));
    }

    /** A short code of up to six digits is of no type; anything longer is international. */
    private static Address address(String number) {
        return number.length() <= 6 ? new Address(0, 1, number) : international(number);
    }

    private Habits habits() {
        if (from != null && (to == null || content == null)) {
            throw new ParameterException(spec.commandLine(), "--from needs --to and --text");
        }
        try {
            Receipts receipts = new Receipts(form, text, ids, Quantities.time(receiptAfter), undelivered, quirks);
            return new Habits(
                    Quantities.time(answerAfter),
                    cutOff,
                    unanswered,
                    throttled,
                    queueFull,
                    refused,
                    refusal,
                    CommandStatus.ESME_ROK,
                    receipts);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
