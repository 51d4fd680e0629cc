package io.silkroam.messaging.message;

/**
 * Our name of a message: unique over all gateways of a database, growing within each. Its text is decimal digits, which
 * fit SMPP's message_id (§5.2.23, 64 characters).
 */
public record MessageId(long value) implements Comparable<MessageId> {
    public MessageId {
        if (value <= 0) {
            throw new IllegalArgumentException("message id " + value + " is not positive");
        }
    }

    /** @throws IllegalArgumentException naming the text, if it is not one of ours */
    public static MessageId parse(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("'" + text + "' is not a message id");
        }
        return new MessageId(Long.parseLong(text));
    }

    @Override
    public int compareTo(MessageId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
