package io.silkroam.simulator.smsc;

/** The texts in which vendors write receipts; the standard gives an example only (SMPP 3.4 appendix B). */
public enum ReceiptText {
    /** Appendix B: dates of ten digits. */
    STANDARD("id:{id} sub:001 dlvrd:{dlvrd} submit date:{min} done date:{min} stat:{stat} err:{err} text:{text}"),
    /** Dates of twelve digits, with seconds. */
    SECONDS("id:{id} sub:001 dlvrd:{dlvrd} submit date:{sec} done date:{sec} stat:{stat} err:{err} text:{text}"),
    /** Dates of fourteen digits, with a year of four. */
    LONG_YEAR("id:{id} sub:001 dlvrd:{dlvrd} submit date:{year} done date:{year} stat:{stat} err:{err} Text:{text}"),
    /** Keys in capitals. */
    CAPITALS("ID:{id} SUB:001 DLVRD:{dlvrd} SUBMIT DATE:{min} DONE DATE:{min} STAT:{stat} ERR:{err} TEXT:{text}"),
    /** Neither sub nor dlvrd nor text. */
    SPARSE("id:{id} submit date:{min} done date:{min} stat:{stat} err:{err}"),
    /** Numbers that are none, and an error of letters. */
    LETTERS("id:{id} sub:ND dlvrd:ND submit date:{min} done date:{min} stat:{stat} err:E{err} text:"),
    /** A date that was never filled in. */
    NO_DATE("id:{id} sub:001 dlvrd:{dlvrd} submit date:{min} done date:0000000000 stat:{stat} err:{err} text:{text}"),
    /** Semicolons in the place of blanks. */
    SEMICOLONS("id:{id};sub:001;dlvrd:{dlvrd};submit date:{min};done date:{min};stat:{stat};err:{err};text:{text}"),
    /** Another key that ends in id, first. */
    GUID("guid:9 id:{id} sub:001 dlvrd:{dlvrd} submit date:{min} done date:{min} stat:{stat} err:{err}"),
    /** The standard's text in UCS-2, and data_coding 8. */
    UCS2(STANDARD.template);

    private final String template;

    ReceiptText(String template) {
        this.template = template;
    }

    String template() {
        return template;
    }
}
