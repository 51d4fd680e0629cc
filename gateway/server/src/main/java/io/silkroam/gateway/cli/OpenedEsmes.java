package io.silkroam.gateway.cli;

import io.silkroam.gateway.admin.EsmeAdmin;
import io.silkroam.gateway.conf.Configuration;
import io.silkroam.messaging.account.EsmePasswords;
import io.silkroam.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** The table in a database opened by this command: no gateway runs on it, or it is a server. */
final class OpenedEsmes implements EsmeAccess {
    private final Database database;
    private final EsmePasswords passwords;
    private final EsmeAdmin admin;

    private OpenedEsmes(Database database, Configuration configuration, Clock clock) {
        this.database = database;
        this.passwords = new EsmePasswords(database, clock, configuration.smpp().passwords());
        this.admin = new EsmeAdmin(database, passwords, configuration::smsPartners, clock);
    }

    static OpenedEsmes open(Configuration configuration, Clock clock) {
        return new OpenedEsmes(OpenedTokens.openDatabase(configuration.settings()), configuration, clock);
    }

    @Override
    public List<Row> list() {
        return admin.list().stream()
                .map(listed -> new Row(
                        listed.account().name(),
                        listed.account().access().systemId(),
                        listed.account().trafficClass().name().toLowerCase(Locale.ROOT),
                        listed.account().binds().atMost(),
                        listed.account().rate().perSecond(),
                        listed.passwordChangedAt()))
                .toList();
    }

    @Override
    public String renew(String account) {
        return admin.renew(OpenedTokens.COMMAND_LINE, account).orElseThrow(() -> unknown(account));
    }

    @Override
    public void change(String account, String password) {
        if (!admin.change(OpenedTokens.COMMAND_LINE, account, EsmePasswords.derived(password))) {
            throw unknown(account);
        }
    }

    private static RefusedException unknown(String account) {
        return new RefusedException("There is no ESME account '" + account + "'; see: esme list");
    }

    @Override
    public void close() {
        passwords.close();
        database.close();
    }
}
