package io.silkroam.billing;

/** The place of a record in the usage journal, and its name ever after: the {@code sequence}-th row of its writer. */
public record RecordId(long writer, long sequence) {

    /** Before every record. */
    public static final RecordId NONE = new RecordId(0, 0);

    /** Parses what {@link #toString} writes: {@code 3/17}. */
    public static RecordId parse(String text) {
        if (!text.matches("[0-9]{1,18}/[0-9]{1,18}")) {
            throw new IllegalArgumentException("'" + text + "' is not a record: writer/sequence, for example 3/17");
        }
        int slash = text.indexOf('/');
        return new RecordId(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return writer + "/" + sequence;
    }
}
