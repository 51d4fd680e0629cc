package io.silkroam.diameter.dictionary;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the codec knows of Diameter, read once from the {@code *.dict} resources beside this class. Immutable;
 * look-ups are by primitive key and allocate nothing.
 */
public final class Dictionary {
    private static final List<String> FILES =
            List.of("base", "credit-control", "3gpp-gi", "3gpp-charging", "3gpp-policy", "3gpp-s6a");
    private static final Dictionary STANDARD = DictionaryParser.parseResources(FILES);
    private static final int ANSWER_MESSAGE = 0;

    private final Map<String, AvpDefinition> avpsByName;
    private final LongTable<AvpDefinition> avps;
    private final LongTable<CommandDefinition> commands;
    private final LongTable<String> applications;
    private final List<CommandDefinition> allCommands;
    private final Grammar[] groups;
    private final Grammar answerMessage;

    Dictionary(
            Map<String, AvpDefinition> avpsByName,
            Map<String, Grammar> groupsByName,
            List<CommandDefinition> commands,
            Map<Long, String> applications) {
        this.avpsByName = Map.copyOf(avpsByName);
        this.allCommands = List.copyOf(commands);
        this.applications = new LongTable<>(applications);
        Map<Long, AvpDefinition> byKey = new HashMap<>();
        this.groups = new Grammar[avpsByName.size()];
        for (AvpDefinition avp : avpsByName.values()) {
            byKey.put(LongTable.key(avp.vendorId(), avp.code()), avp);
            groups[avp.index()] = groupsByName.getOrDefault(avp.name(), Grammar.ANYTHING);
        }
        this.avps = new LongTable<>(byKey);
        Map<Long, CommandDefinition> byCommand = new HashMap<>();
        for (CommandDefinition command : commands) {
            byCommand.put(commandKey(command.code(), command.applicationId(), command.request()), command);
        }
        this.commands = new LongTable<>(byCommand);
        this.answerMessage =
                command(ANSWER_MESSAGE, Applications.BASE, false).orElseThrow().grammar();
    }

    /** The dictionary of RFC 6733, RFC 8506 and the 3GPP documents the gateway speaks. */
    public static Dictionary standard() {
        return STANDARD;
    }

    public Optional<AvpDefinition> avp(int code, int vendorId) {
        return avps.get(LongTable.key(vendorId, code));
    }

    /** The AVP of this name; a name the dictionary lacks is a bug. */
    public AvpDefinition avp(String name) {
        AvpDefinition avp = avpsByName.get(name);
        if (avp == null) {
            throw new IllegalArgumentException("the dictionary has no AVP " + name);
        }
        return avp;
    }

    public Optional<CommandDefinition> command(int code, int applicationId, boolean request) {
        return commands.get(commandKey(code, applicationId, request));
    }

    public boolean knowsApplication(int applicationId) {
        return applications.get(applicationId).isPresent();
    }

    /** What a Grouped AVP holds. */
    public Grammar group(AvpDefinition grouped) {
        return groups[grouped.index()];
    }

    /** The grammar of every answer with the E bit (RFC 6733 §7.2). */
    public Grammar answerMessage() {
        return answerMessage;
    }

    public Collection<AvpDefinition> avps() {
        return avpsByName.values();
    }

    public List<CommandDefinition> commands() {
        return allCommands;
    }

    /** The number of rules of the longest grammar. */
    public int longestGrammar() {
        int longest = 0;
        for (Grammar group : groups) {
            longest = Math.max(longest, group.size());
        }
        for (CommandDefinition command : allCommands) {
            longest = Math.max(longest, command.grammar().size());
        }
        return longest;
    }

    private static long commandKey(int code, int applicationId, boolean request) {
        return LongTable.key(applicationId, (code << 1) | (request ? 1 : 0));
    }
}
