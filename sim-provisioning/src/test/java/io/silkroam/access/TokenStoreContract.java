package io.silkroam.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.silkroam.access.TokenStore.Revocation;
import io.silkroam.store.Database;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both stores promise about access tokens. */
abstract class TokenStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

    private final TokenStore tokens = new TokenStore();
    private Database database;

    abstract Database openDatabase();

    @BeforeEach
    void open() {
        database = openDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldFindATokenByItsText() {
        NewToken wanted =
                new NewToken("shop", Role.CARRIER, Optional.of("Lucky"), Optional.of(NOW.plus(Duration.ofDays(30))));
        IssuedToken issued = create(wanted);

        assertThat(find(issued.text())).contains(issued.token());
        assertThat(issued.text()).matches("skr_[A-Za-z0-9_-]{43}");
        assertThat(issued.token().actor()).isEqualTo(new Actor("shop", Role.CARRIER, Optional.of("Lucky")));
        assertThat(issued).asString().doesNotContain(issued.text());
    }

    @Test
    void shouldFindNothingByAnotherText() {
        IssuedToken issued = create(named("one"));

        assertThat(find(TokenText.fresh())).isEmpty();
        assertThat(find(issued.text().substring(1))).isEmpty();
        assertThat(find(issued.text() + "A")).isEmpty();
        assertThat(find("' OR 1=1 --")).isEmpty();
    }

    @Test
    void shouldKeepNothingThatOpensAnything() {
        IssuedToken issued = create(named("one"));

        String row = database.read("look at a row", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM access_token")) {
                rows.next();
                StringBuilder all = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    all.append(rows.getString(i)).append('|');
                }
                return all.toString();
            }
        });
        assertThat(row)
                .contains("one")
                .doesNotContain(issued.text())
                .doesNotContain(issued.text().substring(4, 20));
    }

    @Test
    void shouldExpire() {
        IssuedToken issued =
                create(new NewToken("brief", Role.ADMIN, Optional.empty(), Optional.of(NOW.plusSeconds(1))));

        assertThat(issued.token().state(NOW)).isEqualTo(AccessToken.State.LIVING);
        assertThat(find(issued.text()).orElseThrow().state(NOW.plusSeconds(1))).isEqualTo(AccessToken.State.EXPIRED);
    }

    @Test
    void shouldRevokeOnceAndSayWhatItWas() {
        IssuedToken issued = create(named("one"));

        assertThat(revoke("one")).isEqualTo(Revocation.REVOKED);
        assertThat(revoke("one")).isEqualTo(Revocation.ALREADY_SO);
        assertThat(revoke("other")).isEqualTo(Revocation.UNKNOWN);
        assertThat(find(issued.text()).orElseThrow().state(NOW)).isEqualTo(AccessToken.State.REVOKED);
    }

    @Test
    void shouldGiveANameToOneLivingTokenOnly() {
        IssuedToken first = create(named("one"));
        assertThatThrownBy(() -> create(named("one")))
                .isInstanceOf(TokenNameTakenException.class)
                .hasMessage("there is a token named one already");

        revoke("one");
        IssuedToken second = create(named("one"));

        assertThat(find(first.text()).orElseThrow().state(NOW)).isEqualTo(AccessToken.State.REVOKED);
        assertThat(find(second.text()).orElseThrow().state(NOW)).isEqualTo(AccessToken.State.LIVING);
    }

    @Test
    void shouldFreeTheNameOfAnExpiredToken() {
        IssuedToken old = create(new NewToken("one", Role.ADMIN, Optional.empty(), Optional.of(NOW.minusSeconds(1))));

        IssuedToken fresh = create(named("one"));

        assertThat(find(old.text()).orElseThrow().state(NOW)).isEqualTo(AccessToken.State.EXPIRED);
        assertThat(revoke("one")).isEqualTo(Revocation.REVOKED);
        assertThat(find(fresh.text()).orElseThrow().state(NOW)).isEqualTo(AccessToken.State.REVOKED);
    }

    @Test
    void shouldListTokensInPagesByAge() {
        AccessToken a = create(named("a")).token();
        AccessToken b = create(named("b")).token();
        AccessToken c = create(named("c")).token();

        assertThat(database.<Object>read("list", k -> tokens.list(k, 0, 2))).isEqualTo(java.util.List.of(a, b));
        assertThat(database.<Object>read("list", k -> tokens.list(k, b.id(), 2)))
                .isEqualTo(java.util.List.of(c));
    }

    @Test
    void shouldNoteItsUseOnceAMinute() {
        IssuedToken issued = create(named("one"));
        use(issued, NOW);
        use(issued, NOW.plusSeconds(59));
        AccessToken used = find(issued.text()).orElseThrow();

        assertThat(used.lastUsedAt()).contains(NOW);
        assertThat(TokenStore.isUseWorthNoting(issued.token(), NOW)).isTrue();
        assertThat(TokenStore.isUseWorthNoting(used, NOW.plusSeconds(59))).isFalse();
        assertThat(TokenStore.isUseWorthNoting(used, NOW.plusSeconds(60))).isTrue();
        use(issued, NOW.plusSeconds(60));
        assertThat(find(issued.text()).orElseThrow().lastUsedAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void shouldRefuseNamesAndHoldersThatDoNotFit() {
        assertThatThrownBy(() -> named("")).hasMessageStartingWith("a token's name is 1 to 64 letters");
        assertThatThrownBy(() -> named("two words")).hasMessageStartingWith("a token's name is 1 to 64 letters");
        assertThatThrownBy(() -> new NewToken("x", Role.CARRIER, Optional.empty(), Optional.empty()))
                .hasMessage("a carrier's token needs a holder");
        assertThatThrownBy(() -> new NewToken("x", Role.SUPPORT, Optional.of("Lucky"), Optional.empty()))
                .hasMessage("only a carrier's token has a holder");
    }

    private static NewToken named(String name) {
        return new NewToken(name, Role.ADMIN, Optional.empty(), Optional.empty());
    }

    private IssuedToken create(NewToken wanted) {
        return database.transact("create a token", connection -> tokens.create(connection, wanted, NOW));
    }

    private Optional<AccessToken> find(String text) {
        return database.read("find a token", connection -> tokens.find(connection, text));
    }

    private Revocation revoke(String name) {
        return database.transact("revoke a token", connection -> tokens.revoke(connection, name, NOW));
    }

    private void use(IssuedToken token, Instant at) {
        database.<Void>transact("use a token", connection -> {
            tokens.used(connection, token.token(), at);
            return null;
        });
    }
}
