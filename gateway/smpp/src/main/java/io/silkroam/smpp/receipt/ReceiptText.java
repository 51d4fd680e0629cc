package io.silkroam.smpp.receipt;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the fields in a receipt's text, whatever their order, case and separators. */
final class ReceiptText {
    /** A receipt is short; more is somebody's text. */
    private static final int LONGEST = 1024;

    private static final Pattern KEY = Pattern.compile(
            "(id|sub|dlvrd|submit[ _-]?date|done[ _-]?date|stat|err|text)\\s{0,3}[:=]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[^\\s,;|]+");
    private static final Pattern STATE_NUMBER = Pattern.compile("0{0,2}[0-9]");
    private static final Pattern DATE = Pattern.compile("[0-9][-0-9/:. T+]*");

    /** The fields of appendix B. */
    enum Field {
        ID,
        SUB,
        DLVRD,
        SUBMIT_DATE,
        DONE_DATE,
        STAT,
        ERR,
        TEXT
    }

    private ReceiptText() {}

    /**
     * The fields, each as it first stands. What follows {@code text:} is somebody's message and is not looked at, if
     * the state was before it.
     */
    static Map<Field, String> scan(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Map<Field, String> fields = scan(bounded, true);
        // Some write no separators at all: "id:12sub:001dlvrd:001". There a key stands right after a value.
        boolean runTogether = fields.entrySet().stream()
                .anyMatch(f ->
                        f.getKey() != Field.TEXT && KEY.matcher(f.getValue()).find());
        return fields.containsKey(Field.STAT) && !runTogether ? fields : scan(bounded, false);
    }

    /** Whether a text without any other sign looks like a receipt. */
    static boolean looksLikeOne(Map<Field, String> fields) {
        boolean more = fields.containsKey(Field.DONE_DATE)
                || fields.containsKey(Field.SUBMIT_DATE)
                || fields.containsKey(Field.DLVRD)
                || fields.containsKey(Field.ERR);
        return fields.containsKey(Field.ID) && fields.containsKey(Field.STAT) && more;
    }

    private static Map<Field, String> scan(String text, boolean separated) {
        Map<Field, String> fields = new EnumMap<>(Field.class);
        Matcher keys = KEY.matcher(text);
        Field open = null;
        int from = 0;
        while (keys.find()) {
            Field field = field(keys.group(1));
            if (!begins(text, keys.start(), separated || field == Field.ID)) {
                keys.region(keys.start() + 1, text.length());
                continue;
            }
            put(fields, open, text.substring(from, keys.start()));
            open = field;
            from = keys.end();
            if (field == Field.TEXT && fields.containsKey(Field.STAT)) {
                break;
            }
        }
        put(fields, open, text.substring(from));
        return fields;
    }

    private static boolean begins(String text, int at, boolean separated) {
        return at == 0 || !separated || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static void put(Map<Field, String> fields, Field field, String raw) {
        if (field == null || fields.containsKey(field)) {
            return;
        }
        String value =
                switch (field) {
                    case TEXT -> raw;
                    case SUBMIT_DATE, DONE_DATE -> first(DATE, raw);
                    case ID, SUB, DLVRD, STAT, ERR -> first(WORD, raw);
                };
        value = unquoted(value);
        if (!value.isEmpty()) {
            fields.put(field, value);
        }
    }

    private static String unquoted(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && "\"'<".indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        while (from < to && "\"'>".indexOf(value.charAt(to - 1)) >= 0) {
            to--;
        }
        return value.substring(from, to);
    }

    private static String first(Pattern pattern, String raw) {
        Matcher matcher = pattern.matcher(raw);
        return matcher.find() ? matcher.group().strip() : "";
    }

    /** By the letters that tell them apart: it is asked for each field of each receipt. */
    private static Field field(String key) {
        char second = Character.toLowerCase(key.charAt(1));
        return switch (Character.toLowerCase(key.charAt(0))) {
            case 'i' -> Field.ID;
            case 'd' -> second == 'l' ? Field.DLVRD : Field.DONE_DATE;
            case 'e' -> Field.ERR;
            case 't' -> Field.TEXT;
            default -> second == 't' ? Field.STAT : key.length() == 3 ? Field.SUB : Field.SUBMIT_DATE;
        };
    }

    /** The state a word means, by its first four letters, since vendors cut and lengthen it; or by its number. */
    static Optional<Integer> state(String word) {
        String letters = word.toUpperCase(Locale.ROOT);
        if (STATE_NUMBER.matcher(letters).matches()) {
            return Optional.of(letters.charAt(letters.length() - 1) - '0');
        }
        return switch (letters.length() > 4 ? letters.substring(0, 4) : letters) {
            case "SCHE" -> Optional.of(0);
            case "ENRO", "BUFF" -> Optional.of(1);
            case "DELI" -> Optional.of(2);
            case "EXPI" -> Optional.of(3);
            case "DELE" -> Optional.of(4);
            case "UNDE", "FAIL" -> Optional.of(5);
            case "ACCE" -> Optional.of(6);
            case "UNKN" -> Optional.of(7);
            case "REJE" -> Optional.of(8);
            case "SKIP" -> Optional.of(9);
            default -> Optional.empty();
        };
    }
}
