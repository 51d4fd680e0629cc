package io.silkroam.gateway.care.rules;

/** What a subscriber asks for by SMS. */
public sealed interface Asked {
    /** How much is left. */
    record Balance() implements Asked {}

    /** To redeem a voucher; digits alone, of any number. */
    record Voucher(String code) implements Asked {}

    /** No more notices. */
    record Stop() implements Asked {}

    /** Notices again. */
    record Start() implements Asked {}

    /** Another language. */
    record Speak(Language language) implements Asked {}

    /** What can be asked. */
    record Help() implements Asked {}

    /** Nothing we know. */
    record Unknown() implements Asked {}
}
