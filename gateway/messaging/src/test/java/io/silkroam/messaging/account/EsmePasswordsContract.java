package io.silkroam.messaging.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.messaging.account.EsmePasswords.Verdict;
import io.silkroam.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords are kept as what cannot be turned back, and checked; on both stores. */
abstract class EsmePasswordsContract {
    private static final Instant NOW = Instant.parse("2026-11-28T14:00:00Z");
    private static final int FEW = 1_000;

    private Database database;
    private EsmePasswords passwords;

    abstract Database open();

    @BeforeEach
    void start() {
        database = open();
        passwords = with(new EsmePasswords.Settings(1, 64, FEW));
    }

    @AfterEach
    void stop() {
        passwords.close();
        database.close();
    }

    @Test
    void shouldKnowTheRightPasswordAgainAndAgain() {
        assertThat(passwords.giveFirst("shop", "geheim12")).isTrue();

        assertThat(verdict("shop", "geheim12")).isEqualTo(Verdict.RIGHT);
        assertThat(verdict("shop", "geheim12")).as("remembered").isEqualTo(Verdict.RIGHT);
        assertThat(verdict("shop", "geheim13")).isEqualTo(Verdict.WRONG);
        assertThat(verdict("shop", "")).isEqualTo(Verdict.WRONG);
        assertThat(verdict("bank", "geheim12")).isEqualTo(Verdict.WRONG);
        assertThat(verdict(passwords, Optional.empty(), "geheim12")).isEqualTo(Verdict.WRONG);
    }

    @Test
    void shouldKeepTheFirstPasswordThatWasGiven() {
        assertThat(passwords.giveFirst("shop", "geheim12")).isTrue();
        assertThat(passwords.giveFirst("shop", "another1")).isFalse();

        assertThat(verdict("shop", "geheim12")).isEqualTo(Verdict.RIGHT);
        assertThat(passwords.changes()).containsOnlyKeys("shop").containsValue(NOW);
    }

    @Test
    void shouldForgetTheOldPasswordAtOnceWhoeverChangedIt() {
        passwords.giveFirst("shop", "geheim12");
        assertThat(verdict("shop", "geheim12")).isEqualTo(Verdict.RIGHT);
        try (EsmePasswords other = with(new EsmePasswords.Settings(1, 64, FEW))) {
            database.transact("change it", c -> {
                other.change(c, "shop", "another1");
                return null;
            });
        }

        assertThat(verdict("shop", "geheim12")).isEqualTo(Verdict.WRONG);
        assertThat(verdict("shop", "another1")).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void shouldTakeAPasswordThatDidNotTravel() {
        String derived = EsmePasswords.derived("geheim12");
        assertThat(derived).doesNotContain("geheim12").matches("pbkdf2-sha256:200000:[0-9a-f]{32}:[0-9a-f]{64}");
        database.transact("change it", c -> {
            passwords.changeTo(c, "shop", derived);
            return null;
        });

        assertThat(verdict("shop", "geheim12")).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void shouldKeepNothingThatTellsThePassword() {
        passwords.giveFirst("shop", "geheim12");
        passwords.giveFirst("bank", "geheim12");
        PasswordHash one = kept("shop");
        PasswordHash other = kept("bank");

        assertThat(one).isNotEqualTo(other).hasToString("PasswordHash(hidden)");
        assertThat(one.hash()).isNotEqualTo(other.hash()).hasSize(32);
        assertThat(PasswordHash.parse(one.text())).isEqualTo(one).hasSameHashCodeAs(one);
    }

    @Test
    void shouldBeBusyWhenMoreIsAskedThanMayWaitAndStillLetKnownOnesIn() throws Exception {
        passwords.giveFirst("shop", "geheim12");
        try (EsmePasswords few = with(new EsmePasswords.Settings(1, 1, FEW))) {
            assertThat(verdict(few, Optional.of("shop"), "geheim12")).isEqualTo(Verdict.RIGHT);
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            few.verify(Optional.empty(), "guess", v -> {
                asked.countDown();
                awaitQuietly(release);
            });
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            List<Verdict> verdicts = new ArrayList<>();
            few.verify(Optional.empty(), "waits", v -> {});
            few.verify(Optional.empty(), "too many", verdicts::add);
            assertThat(verdicts).containsExactly(Verdict.BUSY);

            assertThat(verdict(few, Optional.of("shop"), "geheim12")).isEqualTo(Verdict.RIGHT);
            release.countDown();
        }
    }

    @Test
    void shouldMakePasswordsThatFitABindAndDiffer() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            made.add(EsmePasswords.requirePassword(EsmePasswords.fresh()));
        }

        assertThat(made).doesNotHaveDuplicates().allMatch(p -> p.matches("[A-HJ-NP-Za-km-z2-9]{8}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "with spa", "café", "tab\t"})
    void shouldRefuseAPasswordThatFitsNoBindWithoutRepeatingIt(String password) {
        assertThatThrownBy(() -> passwords.giveFirst("shop", password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an ESME's password is 1 to 8 ASCII characters without spaces");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "geheim12",
                "pbkdf2-sha256:1:00000000000000000000000000000000:"
                        + "0000000000000000000000000000000000000000000000000000000000000000",
                "pbkdf2-sha256:9999999:00000000000000000000000000000000:"
                        + "0000000000000000000000000000000000000000000000000000000000000000"
            })
    void shouldRefuseWhatWasNotMadeOfAPassword(String text) {
        assertThatThrownBy(() -> PasswordHash.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a password as it is kept: pbkdf2-sha256:ITERATIONS:SALT:HASH");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PasswordHash kept(String account) {
        return database.read("look", c -> new EsmePasswordStore().find(c, account))
                .orElseThrow();
    }

    private EsmePasswords with(EsmePasswords.Settings settings) {
        return new EsmePasswords(database, Clock.fixed(NOW, ZoneOffset.UTC), settings);
    }

    private Verdict verdict(String account, String password) {
        return verdict(passwords, Optional.of(account), password);
    }

    private static Verdict verdict(EsmePasswords passwords, Optional<String> account, String password) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        passwords.verify(account, password, verdict::complete);
        return verdict.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
