package io.silkroam.messaging.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.messaging.rules.ReceiptMatch.Answer;
import io.silkroam.messaging.rules.ReceiptMatch.Candidate;
import io.silkroam.messaging.rules.ReceiptMatch.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptMatchTest {
    private static final String HERE = "31612345678";
    private static final String THERE = "31699999999";

    private static Candidate waiting(int rank, long part, long first, String destination) {
        return new Candidate(rank, part, first, Optional.of(destination), true);
    }

    private static Candidate finished(int rank, long part) {
        return new Candidate(rank, part, part, Optional.empty(), false);
    }

    private static Answer find(Candidate... candidates) {
        return ReceiptMatch.find(List.of(candidates), HERE);
    }

    private static Answer found(Long... parts) {
        return new Answer(Kind.FOUND, List.of(parts));
    }

    @Test
    void shouldKnowNothingOfAnIdThatNobodyHas() {
        assertThat(find().kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void shouldTakeTheOnlyOneThatWaitsWhateverItsDestination() {
        assertThat(find(waiting(0, 7, 7, THERE))).isEqualTo(found(7L));
    }

    @Test
    void shouldCallAReceiptRepeatedWhenItsMessageHasItsEnd() {
        assertThat(find(finished(0, 7)).kind()).isEqualTo(Kind.REPEATED);
    }

    @Test
    void shouldNotTurnToAWorseKeyBecauseTheBetterOneHasItsEnd() {
        assertThat(find(finished(0, 7), waiting(1, 9, 9, HERE)).kind()).isEqualTo(Kind.REPEATED);
    }

    @Test
    void shouldPreferTheBetterKey() {
        assertThat(find(waiting(1, 9, 9, HERE), waiting(0, 7, 7, HERE))).isEqualTo(found(7L));
    }

    @Test
    void shouldTakeTheNewestToTheDestinationWhenAnIdIsUsedAgain() {
        assertThat(find(finished(0, 1), waiting(0, 7, 7, HERE), waiting(0, 9, 9, HERE), waiting(0, 11, 11, THERE)))
                .isEqualTo(found(9L));
    }

    @Test
    void shouldTakeAllPartsThatShareAnId() {
        assertThat(find(waiting(0, 8, 7, HERE), waiting(0, 7, 7, HERE), waiting(0, 3, 3, HERE)))
                .isEqualTo(found(7L, 8L));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            31612345678, 31612345678,  true
            31612345678, 0031612345678, true
            0612345678,  612345678,    true
            31612345678, 612345678,    true
            31612345678, 31612345679,  false
            12345,       12345,        true
            12345,       312345,       false
            '',          31612345678,  false
            """)
    void shouldKnowANumberWithAndWithoutItsPrefixes(String one, String other, boolean same) {
        assertThat(ReceiptMatch.sameNumber(one, other)).isEqualTo(same);
        assertThat(ReceiptMatch.sameNumber(other, one)).isEqualTo(same);
    }
}
