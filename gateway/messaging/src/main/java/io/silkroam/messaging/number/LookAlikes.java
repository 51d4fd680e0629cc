package io.silkroam.messaging.number;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds senders that a reader takes for one another into one text: upper and lower case, 0 and O, 1, l, I and i,
 * accents, full-width letters, and the Cyrillic and Greek letters that look like Latin ones (the part of Unicode TS #39
 * that matters in a sender's name). Signs and spaces do not count.
 */
public final class LookAlikes {
    private static final Map<Integer, Integer> SAME = new HashMap<>();

    static {
        fold("0o1l|lil");
        // Cyrillic capitals and small letters, beside the Latin letter each is taken for.
        fold("АaВbЕeЅsІiЈjКkМmНhОoРpСcТtУyХxҮyԚqԜwЗ3");
        fold("аaвbеeѕsіiјjкkмmнhоoрpсcтtуyхxүyԛqԝwз3һhԁdӏlьbгr");
        // Greek.
        fold("ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxϹc");
        fold("αaβbεeζzηnιiκkμmνvοoρpτtυyχxϲcγyωwσo");
        // Latin letters that are not taken apart into a letter and an accent.
        fold("ıiłløođdħhŧtɑaɡgſsßb");
    }

    private LookAlikes() {}

    private static void fold(String pairs) {
        int[] points = pairs.codePoints().toArray();
        for (int i = 0; i < points.length; i += 2) {
            SAME.put(points[i], points[i + 1]);
        }
    }

    /** What all look-alikes of {@code name} fold to; the name itself where it is nothing but signs. */
    public static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(LookAlikes::letter)
                .forEach(folded::appendCodePoint);
        return folded.isEmpty() ? name : folded.toString();
    }

    private static int letter(int point) {
        int small = Character.toLowerCase(SAME.getOrDefault(point, point));
        int latin = SAME.getOrDefault(small, small);
        return SAME.getOrDefault(latin, latin);
    }
}
