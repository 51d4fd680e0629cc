package io.silkroam.smpp.text;

/** What a data_coding says the octets are, SMPP 3.4 §5.2.19. */
public enum Alphabet {
    /** The GSM alphabet, one septet in an octet. */
    GSM,
    /** IA5; read as Latin-1 where an octet is above 0x7F. */
    ASCII,
    LATIN1,
    /** {@link Ucs2}. */
    UCS2,
    /** Not text. */
    BINARY,
    /** Text or not, in a coding that is reserved or not read here: it passes through. */
    OTHER
}
