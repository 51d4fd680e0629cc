package io.silkroam.messaging.account;

/** What the other side means by data_coding 0 (SMPP 3.4 §5.2.19 leaves it to the message centre). */
public enum DefaultAlphabet {
    /** GSM 03.38, one character an octet. */
    GSM,
    /** ISO 8859-1. */
    LATIN1,
    ASCII,
    UTF8
}
