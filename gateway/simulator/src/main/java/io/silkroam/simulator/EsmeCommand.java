package io.silkroam.simulator;

import io.silkroam.simulator.esme.EsmeSettings;
import io.silkroam.simulator.esme.RefusedException;
import io.silkroam.simulator.esme.Wishes;
import io.silkroam.simulator.jsmpp.Esme;
import io.silkroam.simulator.sms.Alphabet;
import io.silkroam.simulator.sms.Carriage;
import io.silkroam.simulator.sms.Receipt;
import io.silkroam.simulator.sms.Text;
import io.silkroam.simulator.telling.EsmeTeller;
import io.silkroam.simulator.telling.Until;
import io.silkroam.simulator.visit.Quantities;
import io.silkroam.smpp.pdu.Address;
import io.silkroam.smpp.pdu.BindType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulator esme}: a partner that submits messages to a gateway, on jSMPP's sessions. */
@Command(
        name = "esme",
        description = {
            "Plays a partner's ESME: binds to a gateway, submits a text to everybody named, and waits for the receipts."
                    + " Prints the id of each part and each receipt."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all was accepted, and every receipt asked for came back as DELIVRD",
            "1:refused, or a receipt is missing or says otherwise",
            "2:wrong usage",
            "3:the gateway is not reachable or does not answer"
        })
final class EsmeCommand implements Callable<Integer> {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "The gateway (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "2775", description = "Its port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--system-id", required = true, description = "The account, such as partner1.")
    private String systemId;

    @ArgGroup(multiplicity = "1")
    private Secret secret;

    /** Never on the command line itself, where everybody on the machine could read it. */
    private static final class Secret {
        @Option(names = "--password-stdin", description = "Reads the password from standard input, one line.")
        private boolean stdin;

        @Option(names = "--password-file", paramLabel = "FILE", description = "Reads it from a file, its first line.")
        private Path file;
    }

    @Option(
            names = "--bind",
            defaultValue = "TRANSCEIVER",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private BindType bind;

    @Option(names = "--from", defaultValue = "Silkroam", description = "The sender (default: ${DEFAULT-VALUE}).")
    private String from;

    @Option(
            names = "--to",
            split = ",",
            paramLabel = "NUMBER",
            description = "Who is written to, as international numbers; none only listens.")
    private List<String> to = List.of();

    @Option(names = "--text", defaultValue = "", description = "What is written.")
    private String text;

    @Option(
            names = "--alphabet",
            description = "One of ${COMPLETION-CANDIDATES} (default: GSM where it has all characters, or UCS2).")
    private Alphabet alphabet;

    @Option(
            names = "--long-by",
            defaultValue = "UDH8",
            description = "How a long text is carried: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Carriage carriage;

    @Option(names = "--validity", defaultValue = "", description = "validity_period, such as 000001000000000R.")
    private String validity;

    @Option(names = "--no-receipt", description = "Asks for no receipts.")
    private boolean noReceipt;

    @Option(
            names = "--wait",
            defaultValue = "30s",
            paramLabel = "TIME",
            description = "How long to wait for receipts, or to listen (default: ${DEFAULT-VALUE}).")
    private String wait;

    @Option(names = "--show-numbers", description = "Tells numbers and texts of what is delivered in full.")
    private boolean showNumbers;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EsmeSettings settings = settings();
        EsmeTeller teller = new EsmeTeller(spec.commandLine().getOut(), showNumbers);
        try (Esme esme = Esme.bind(settings, teller)) {
            teller.say("Bound to %s port %d as %s".formatted(host, port, systemId));
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < to.size(); i++) {
                Address destination = new Address(1, 1, to.get(i).replaceFirst("^\\+", ""));
                Wishes wishes = new Wishes(noReceipt ? 0 : 1, "", validity);
                List<String> parts = esme.submit(sender(), destination, words(i + 1), wishes);
                parts.forEach(id -> teller.say("accepted " + id));
                ids.addAll(parts);
            }
            return awaitReceipts(esme, ids, teller) ? 0 : 1;
        } catch (RefusedException e) {
            teller.say("Refused: " + e.getMessage());
            return 1;
        } catch (SocketException e) {
            spec.commandLine().getErr().println("Nobody answers at " + host + " port " + port);
        } catch (IOException | TimeoutException e) {
            spec.commandLine().getErr().println("No answer: " + e.getMessage());
        }
        return 3;
    }

    private boolean awaitReceipts(Esme esme, List<String> ids, EsmeTeller teller) {
        if (to.isEmpty()) {
            Until.over(Optional.of(Quantities.time(wait)));
            return true;
        }
        if (noReceipt || !bind.receives()) {
            return true;
        }
        boolean all = Until.holds(() -> finals(esme).containsAll(ids), Optional.of(Quantities.time(wait)));
        if (!all) {
            List<String> missing = new ArrayList<>(ids);
            missing.removeAll(finals(esme));
            teller.say("No receipt for " + String.join(", ", missing));
        }
        return all
                && esme.inbox().receipts().stream()
                        .filter(r -> !r.intermediate())
                        .allMatch(r -> r.state().equals("DELIVRD"));
    }

    private static List<String> finals(Esme esme) {
        return esme.inbox().receipts().stream()
                .filter(r -> !r.intermediate())
                .map(Receipt::id)
                .toList();
    }

    private Text words(int reference) {
        return new Text(text, alphabet == null ? Alphabet.of(text) : alphabet, carriage, reference);
    }

    private Address sender() {
        return from.matches("\\+?\\d{7,}")
                ? new Address(1, 1, from.replaceFirst("^\\+", ""))
                : new Address(from.matches("\\d+") ? 0 : 5, 0, from);
    }

    private EsmeSettings settings() {
        try {
            Quantities.time(wait);
            EsmeSettings settings =
                    EsmeSettings.transceiver(port, systemId, password()).as(bind);
            return settings.at(host);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String password() {
        try {
            if (!secret.stdin) {
                return Files.readAllLines(secret.file).stream().findFirst().orElse("");
            }
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(in.readLine()).orElse("");
        } catch (IOException e) {
            throw new IllegalArgumentException("the password cannot be read: " + e.getMessage(), e);
        }
    }
}
