package io.silkroam.messaging.store;

import io.silkroam.messaging.message.Party;

/** A party as it stands in a column: the first letter of its kind, a colon, its name. */
public final class PartyName {
    /** Under this name stand payments to give back. */
    public static final String PAYMENTS = "P:";

    private PartyName() {}

    public static String of(Party party) {
        return switch (party.kind()) {
            case ACCOUNT -> "A:" + party.name();
            case LINK -> "L:" + party.name();
            case SERVICE -> "S:" + party.name();
        };
    }

    /** @throws IllegalArgumentException if it is not the name of a party */
    public static Party parse(String text) {
        String name = text.substring(Math.min(2, text.length()));
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case 'A' -> Party.account(name);
            case 'L' -> Party.link(name);
            case 'S' -> Party.service(name);
            default -> throw new IllegalArgumentException("'" + text + "' is not a party");
        };
    }
}
