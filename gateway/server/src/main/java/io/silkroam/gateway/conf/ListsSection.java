package io.silkroam.gateway.conf;

import io.silkroam.conf.ConfigNode;
import io.silkroam.messaging.number.NumberList;
import io.silkroam.messaging.number.SenderList;
import io.silkroam.messaging.route.Lists;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads the {@code lists} of {@code routes.yaml}: entries that stand there, and files of one entry a line. */
final class ListsSection {
    private static final int MOST_ENTRIES = 1_000_000;

    private final ConfigNode node;
    private final Path folder;

    ListsSection(ConfigNode node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    Lists read() {
        return new Lists(
                NumberList.of(entries("deny-destinations", ListsSection::number)),
                NumberList.of(entries("allow-destinations", ListsSection::number)),
                SenderList.of(entries("deny-senders", ListsSection::sender)),
                SenderList.of(entries("allow-senders", ListsSection::sender)));
    }

    /** A number, or the beginning of numbers with an asterisk. */
    static String number(String text) {
        NumberList.of(List.of(text));
        return text;
    }

    /** A number or its beginning, or a name. */
    static String sender(String text) {
        SenderList.of(List.of(text));
        return text;
    }

    private List<String> entries(String key, UnaryOperator<String> parser) {
        List<String> all = new ArrayList<>(PartnerSections.each(node, key, parser));
        PartnerSections.optional(node, key + "-file", folder::resolve)
                .ifPresent(file -> addFrom(file, key + "-file", parser, all));
        return all;
    }

    /** Empty lines and those that begin with # do not count. */
    private void addFrom(Path file, String key, UnaryOperator<String> parser, List<String> all) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String entry = line.strip();
                if (!entry.isEmpty() && !entry.startsWith("#")) {
                    all.add(parser.apply(entry));
                }
                if (all.size() > MOST_ENTRIES) {
                    node.problem(key + ": holds more than " + MOST_ENTRIES + " entries");
                    all.clear();
                    return;
                }
            }
        } catch (IOException e) {
            node.problem(key + ": " + file.getFileName() + " cannot be read");
        } catch (IllegalArgumentException e) {
            node.problem(key + ": " + file.getFileName() + " line " + number + ": " + e.getMessage());
        }
    }
}
