package io.silkroam.smpp.text;

/** The tables of 3GPP TS 23.038 as they are printed; a locking table has its 128 characters in order. */
final class GsmTables {
    /** From 0x20 on all locking tables agree but in a few places. */
    private static final String PUNCTUATION = "%&'()*+,-./0123456789:;<=>?";

    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

    /** §6.2.1. */
    static final String DEFAULT =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤" + PUNCTUATION + "¡" + UPPER + "ÄÖÑÜ§¿" + LOWER + "äöñüà";

    /** §A.3.1. */
    static final String TURKISH =
            "@£$¥€éùıòÇ\nĞğ\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BŞşßÉ !\"#¤" + PUNCTUATION + "İ" + UPPER + "ÄÖÑÜ§ç" + LOWER + "äöñüà";

    /** §A.3.3. */
    static final String PORTUGUESE =
            "@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|\u001BÂâÊÉ !\"#º" + PUNCTUATION + "Í" + UPPER + "ÃÕÚÜ§~" + LOWER + "ãõ`üà";

    /** §6.2.1.1, and part of every single shift table: the septet after the escape, then its character. */
    static final String EXTENSION = "\n\f\u0014^({)}/\\<[=~>]@|e€";

    /** §A.2.1. */
    static final String TURKISH_SHIFT = "GĞIİSŞcçgğiısş";

    /** §A.2.2. */
    static final String SPANISH_SHIFT = "\u0009çAÁIÍOÓUÚaáiíoóuú";

    /** §A.2.3. */
    static final String PORTUGUESE_SHIFT = "\u0005ê\u0009ç\u000BÔ\u000Cô\u000EÁ\u000Fá\u0012Φ\u0013Γ\u0015Ω\u0016Π"
            + "\u0017Ψ\u0018Σ\u0019Θ\u001FÊAÀIÍOÓUÚ[Ã\\ÕaÂiíoóuú{ã|õ\u007Fâ";

    private GsmTables() {}
}
