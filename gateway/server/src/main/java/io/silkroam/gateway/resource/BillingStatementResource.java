package io.silkroam.gateway.resource;

import static io.silkroam.gateway.resource.BillingCalls.READERS;

import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.statement.Statement;
import io.silkroam.billing.statement.StatementPage;
import io.silkroam.billing.statement.Statements;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Resource;
import io.silkroam.gateway.api.Route;
import io.silkroam.sim.Money;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What a partner is owed for a month, for programs and as a page to print. */
public final class BillingStatementResource implements Resource {
    private static final String HTML = "text/html";

    /** The page brings its own style and pictures, and may load nothing. */
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final Statements statements;
    private final ZoneId zone;

    public BillingStatementResource(Statements statements, ZoneId zone) {
        this.statements = statements;
        this.zone = zone;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/billing/statements/{partner}/{month}", READERS, this::show)
                .query("format", "language", "forPartner")
                .answering(Answer.JSON, HTML));
    }

    /** How a statement is shown. */
    private enum Format {
        JSON,
        HTML
    }

    private Answer show(Call call) {
        Fields query = call.query();
        Format format = query.choice("format", Format.class).orElse(Format.JSON);
        String language =
                query.parsed("language", BillingStatementResource::language).orElse("en");
        boolean forPartner = query.flag("forPartner", false);
        call.finish();
        Statement whole = statements
                .of(call.path("partner"), month(call.path("month")))
                .orElseThrow(() -> Problem.notFound("partner '" + call.path("partner") + "' in any tariff")
                        .hint("Partners are those of conf/tariffs."));
        Statement statement = forPartner ? whole.forPartner() : whole;
        if (format == Format.HTML) {
            return Answer.text(HTML + "; charset=utf-8", StatementPage.html(statement, language))
                    .header("Content-Security-Policy", PAGE_POLICY);
        }
        return Answer.ok(json(statement));
    }

    private static String language(String text) {
        if (!Rendering.LANGUAGES.contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is none of en, zh, nl");
        }
        return text;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("'" + text + "' is not a month such as 2026-11.");
        }
    }

    private JsonObject json(Statement statement) {
        return JsonObject.of()
                .with("partner", statement.partner())
                .with("month", statement.period().toString())
                .with("zone", zone.getId())
                .with("lastTransaction", statement.lastTransaction())
                .with(
                        "lines",
                        statement.lines().stream()
                                .map(BillingStatementResource::json)
                                .toList())
                .with(
                        "totals",
                        statement.totals().stream().map(BillingJson::money).toList())
                .with("total", statement.total().map(BillingJson::money))
                .with("ownMonth", statement.month().map(month -> own(month, statement.currency())));
    }

    private static JsonObject json(Statement.Line line) {
        return JsonObject.of()
                .with("day", line.day().toString())
                .with("run", line.run())
                .with("network", Optional.of(line.plmn()).filter(p -> !p.isEmpty()))
                .with("tariff", line.networks())
                .with("price", line.price())
                .with("unit", line.unit())
                .with("records", line.records())
                .with("units", line.units())
                .with("billed", line.billed())
                .with("amount", line.amount().amount())
                .with("currency", line.amount().currency().getCurrencyCode())
                .with("overCap", line.overCap())
                .with("cap", line.cap());
    }

    private static JsonObject own(Statement.OwnMonth month, Currency currency) {
        Statement.Day sum = month.sum();
        return JsonObject.of()
                .with("currency", currency.getCurrencyCode())
                .with("use", amount(sum.use(), currency))
                .with("breakage", amount(sum.breakage(), currency))
                .with("messages", amount(sum.messages(), currency))
                .with("cost", amount(sum.cost(), currency))
                .with("margin", amount(sum.margin(), currency))
                .with("unconverted", month.unconverted());
    }

    private static String amount(long minor, Currency currency) {
        return new Money(minor, currency).amount();
    }
}
