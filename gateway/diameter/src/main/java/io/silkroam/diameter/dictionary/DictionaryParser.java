package io.silkroam.diameter.dictionary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format of the dictionary, explained at the top of {@code base.dict}. Grammars may name AVPs of later
 * lines and files, so they are resolved at the end. Any mistake stops the start with file and line.
 */
final class DictionaryParser {
    private static final Pattern GRAMMAR_LINE =
            Pattern.compile("\\s*(?<count>\\d*\\*\\d*)?\\s*(?:(?<bracket>[<{\\[])\\s+(?<name>\\S+)\\s+[>}\\]])\\s*");

    private final Map<Long, String> applications = new HashMap<>();
    private final Map<String, AvpDefinition> avps = new LinkedHashMap<>();
    private final Set<AvpKey> keys = new HashSet<>();
    private final List<Block> blocks = new ArrayList<>();
    private int vendorId;

    /** A line that starts at the margin, with the indented lines that belong to it. */
    private record Block(String place, List<String> words, List<String> body) {
        String word(int number) {
            if (number >= words.size()) {
                throw new IllegalArgumentException("too few words");
            }
            return words.get(number);
        }
    }

    private DictionaryParser() {}

    static Dictionary parseResources(List<String> files) {
        DictionaryParser parser = new DictionaryParser();
        for (String file : files) {
            try (InputStream in = DictionaryParser.class.getResourceAsStream(file + ".dict");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                parser.readBlocks(file + ".dict", lines.lines().toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parser.build();
    }

    static Dictionary parse(String name, String text) {
        DictionaryParser parser = new DictionaryParser();
        parser.readBlocks(name, text.lines().toList());
        return parser.build();
    }

    private void readBlocks(String file, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("(^|\\s)#.*", "").stripTrailing();
            if (line.isEmpty()) {
                continue;
            }
            if (!Character.isWhitespace(line.charAt(0))) {
                blocks.add(new Block(file + ":" + (i + 1), words(line), new ArrayList<>()));
            } else if (blocks.isEmpty()) {
                throw new IllegalStateException(file + ":" + (i + 1) + ": indented, but belongs to no line");
            } else {
                blocks.get(blocks.size() - 1).body().add(line.strip());
            }
        }
    }

    private Dictionary build() {
        for (Block block : blocks) {
            at(block, this::define);
        }
        Map<String, Grammar> groups = new HashMap<>();
        List<CommandDefinition> commands = new ArrayList<>();
        for (Block block : blocks) {
            at(block, b -> resolve(b, groups, commands));
        }
        return new Dictionary(avps, groups, commands, applications);
    }

    private static void at(Block block, Consumer<Block> step) {
        try {
            step.accept(block);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(block.place() + ": " + e.getMessage(), e);
        }
    }

    private void define(Block block) {
        switch (block.word(0)) {
            case "vendor" -> vendorId = Integer.parseUnsignedInt(block.word(1));
            case "application" ->
                applications.put(Integer.toUnsignedLong(Integer.parseUnsignedInt(block.word(1))), block.word(2));
            case "avp" -> defineAvp(block);
            case "command" -> {} // Resolved once every AVP is known.
            default -> throw new IllegalArgumentException("what is " + block.word(0) + "?");
        }
    }

    /** {@code avp NAME CODE TYPE M|m|- [nonempty] [open] [opaque]}. */
    private void defineAvp(Block block) {
        AvpType type = AvpType.parse(block.word(3));
        List<String> notes = block.words().subList(5, block.words().size());
        if (!Set.of("nonempty", "open", "opaque").containsAll(notes)) {
            throw new IllegalArgumentException("unknown note in " + notes);
        }
        Map<Integer, String> names = type == AvpType.ENUMERATED ? enumeration(block.body()) : Map.of();
        if (type != AvpType.ENUMERATED
                && type != AvpType.GROUPED
                && !block.body().isEmpty()) {
            throw new IllegalArgumentException("only Enumerated and Grouped AVPs have lines below them");
        }
        ValueRule values =
                new ValueRule(notes.contains("nonempty"), notes.contains("opaque"), notes.contains("open"), names);
        AvpDefinition avp = new AvpDefinition(
                block.word(1),
                Integer.parseUnsignedInt(block.word(2)),
                vendorId,
                type,
                MandatoryRule.parse(block.word(4)),
                values,
                avps.size());
        if (!keys.add(avp.key()) || avps.put(avp.name(), avp) != null) {
            throw new IllegalArgumentException(avp.name() + " (" + avp.key() + ") is there already");
        }
    }

    private static Map<Integer, String> enumeration(List<String> lines) {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> words = words(line);
            if (words.size() % 2 != 0) {
                throw new IllegalArgumentException("a value without a name in: " + line);
            }
            for (int i = 0; i < words.size(); i += 2) {
                if (names.put(Integer.parseInt(words.get(i)), words.get(i + 1)) != null) {
                    throw new IllegalArgumentException("value " + words.get(i) + " twice");
                }
            }
        }
        return names;
    }

    private void resolve(Block block, Map<String, Grammar> groups, List<CommandDefinition> commands) {
        if (block.word(0).equals("avp") && avp(block.word(1)).type() == AvpType.GROUPED) {
            groups.put(block.word(1), block.body().isEmpty() ? Grammar.ANYTHING : grammar(block.body()));
        } else if (block.word(0).equals("command")) {
            commands.addAll(commandsOf(block));
        }
    }

    /** {@code command NAME ABBREVIATION CODE REQ|ANS PXY|LOCAL APPLICATION...}. */
    private List<CommandDefinition> commandsOf(Block block) {
        Grammar grammar = grammar(block.body());
        List<CommandDefinition> found = new ArrayList<>();
        for (String application : block.words().subList(6, block.words().size())) {
            int applicationId = Integer.parseUnsignedInt(application);
            if (!applications.containsKey(Integer.toUnsignedLong(applicationId))) {
                throw new IllegalArgumentException("no application " + application);
            }
            found.add(new CommandDefinition(
                    block.word(1),
                    block.word(2),
                    Integer.parseInt(block.word(3)),
                    applicationId,
                    block.word(4).equals("REQ"),
                    block.word(5).equals("PXY"),
                    grammar));
        }
        return found;
    }

    /** A sequence of {@code [count] bracket name bracket}; the name {@code AVP} opens the grammar for all others. */
    private Grammar grammar(List<String> lines) {
        List<GrammarRule> rules = new ArrayList<>();
        boolean open = false;
        Matcher line = GRAMMAR_LINE.matcher(String.join(" ", lines));
        while (line.lookingAt()) {
            String name = line.group("name");
            if (name.equals("AVP")) {
                open = true;
            } else {
                rules.add(rule(line.group("count"), line.group("bracket"), avp(name)));
            }
            line.region(line.end(), line.regionEnd());
        }
        if ((rules.isEmpty() && !open) || line.regionStart() < line.regionEnd()) {
            String rest = String.join(" ", lines).substring(line.regionStart());
            throw new IllegalArgumentException("no grammar: " + rest);
        }
        return new Grammar(rules, open, avps.size());
    }

    /** RFC 6733 §3.2: without a count, required AVPs occur once and optional ones at most once. */
    private static GrammarRule rule(String count, String bracket, AvpDefinition avp) {
        int least = bracket.equals("[") ? 0 : 1;
        if (count == null) {
            return new GrammarRule(avp, least, 1);
        }
        int star = count.indexOf('*');
        String from = count.substring(0, star);
        String to = count.substring(star + 1);
        return new GrammarRule(
                avp,
                from.isEmpty() ? least : Integer.parseInt(from),
                to.isEmpty() ? GrammarRule.UNBOUNDED : Integer.parseInt(to));
    }

    private AvpDefinition avp(String name) {
        AvpDefinition avp = avps.get(name);
        if (avp == null) {
            throw new IllegalArgumentException("no AVP " + name);
        }
        return avp;
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+", -1));
    }
}
