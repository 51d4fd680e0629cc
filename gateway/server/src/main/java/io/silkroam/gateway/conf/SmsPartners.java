package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigException;
import io.silkroam.conf.ConfigProblem;
import io.silkroam.messaging.account.EsmeAccount;
import io.silkroam.messaging.account.Partners;
import io.silkroam.messaging.account.SmscLink;
import io.silkroam.messaging.account.SmscLink.Endpoint;
import io.silkroam.messaging.message.Party;
import io.silkroam.messaging.route.RouteTable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/** Reads {@code partners/esme}, {@code partners/smsc} and {@code routes.yaml} together; all mistakes are reported. */
final class SmsPartners {
    private static final String ENDING = ".yaml";

    private final Path folder;
    private final Map<String, Endpoint> endpoints;
    private final List<ConfigProblem> problems = new ArrayList<>();

    private SmsPartners(Path folder, Map<String, Endpoint> endpoints) {
        this.folder = folder;
        this.endpoints = endpoints;
    }

    /**
     * The snapshot of the files as they are now.
     *
     * @param endpoints where links connect to, from {@code gateway.yaml}
     * @throws ConfigException with every problem found
     */
    static Partners read(Path folder, Map<String, Endpoint> endpoints) {
        return new SmsPartners(folder, endpoints).read();
    }

    private Partners read() {
        Map<String, Path> esmes = files("partners/esme");
        Map<String, Path> smscs = files("partners/smsc");
        Map<String, EsmeAccount> accounts = each(esmes, (name, file) -> EsmeFile.read(file, name));
        Map<String, SmscLink> links = each(
                smscs,
                (name, file) -> SmscFile.read(file, name, folder, endpoints.getOrDefault(name, Endpoint.NOWHERE)));
        endpoints.keySet().stream()
                .sorted()
                .filter(name -> !smscs.containsKey(name))
                .forEach(name -> problems.add(problem(
                        folder.resolve("gateway.yaml"),
                        "smpp.links." + name + ": there is no partners/smsc/" + name + ENDING)));
        checkSystemIds(accounts, esmes);
        Map<String, Party> receivers = receivers(accounts, esmes);
        RouteTable routes = RouteTable.empty();
        try {
            routes = RoutesFile.read(folder, new KnownParties(esmes.keySet(), smscs.keySet(), links), receivers);
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Partners(accounts.values(), links.values(), routes);
    }

    /** By name; a folder that is not there holds none. */
    private Map<String, Path> files(String place) {
        Map<String, Path> files = new TreeMap<>();
        Path directory = folder.resolve(place);
        if (!Files.isDirectory(directory)) {
            return files;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + ENDING)) {
            StreamSupport.stream(found.spliterator(), false).sorted().forEach(file -> {
                String name = file.getFileName().toString();
                name = name.substring(0, name.length() - ENDING.length());
                if (name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,31}")) {
                    files.put(name, file);
                } else {
                    problems.add(problem(file, "its name is not 1 to 32 letters, digits, dashes and underscores"));
                }
            });
        } catch (IOException e) {
            problems.add(problem(directory, "cannot be read"));
        }
        return files;
    }

    private <T> Map<String, T> each(Map<String, Path> files, BiFunction<String, Path, T> reader) {
        Map<String, T> read = new TreeMap<>();
        files.forEach((name, file) -> {
            try {
                read.put(name, reader.apply(name, file));
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        });
        return read;
    }

    private void checkSystemIds(Map<String, EsmeAccount> accounts, Map<String, Path> files) {
        Map<String, String> owners = new HashMap<>();
        accounts.values().forEach(account -> {
            String other = owners.putIfAbsent(account.access().systemId(), account.name());
            if (other != null) {
                problems.add(problem(
                        files.get(account.name()),
                        "system-id '" + account.access().systemId() + "' is the account " + other + "'s already"));
            }
        });
    }

    private Map<String, Party> receivers(Map<String, EsmeAccount> accounts, Map<String, Path> files) {
        Map<String, Party> receivers = new HashMap<>();
        accounts.values()
                .forEach(account -> account.receives().stream().sorted().forEach(number -> {
                    Party other = receivers.putIfAbsent(number, Party.account(account.name()));
                    if (other != null) {
                        problems.add(problem(
                                files.get(account.name()),
                                "receives: '" + number + "' goes to the account " + other.name() + " already"));
                    }
                }));
        return receivers;
    }

    private static ConfigProblem problem(Path file, String reason) {
        return new ConfigProblem(file.toString(), 0, reason);
    }
}
