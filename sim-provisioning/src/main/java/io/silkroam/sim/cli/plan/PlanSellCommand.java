package io.silkroam.sim.cli.plan;

import io.silkroam.cli.BatchResults;
import io.silkroam.cli.RemoteCommand;
import io.silkroam.cli.Session;
import io.silkroam.cli.WriteOptions;
import io.silkroam.cli.print.Progress;
import io.silkroam.cli.remote.ApiRequest;
import io.silkroam.cli.remote.ExitCode;
import io.silkroam.cli.remote.Failure;
import io.silkroam.cli.remote.Json;
import io.silkroam.cli.remote.Refusal;
import io.silkroam.sim.cli.subject.SimSelection;
import io.silkroam.sim.cli.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A purchase. */
@Command(
        name = "sell",
        description = {
            "Sells a plan to a subscriber, or to several.",
            "With --file, give an idempotency key of your own: then the command can be repeated, and nobody buys twice."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ${ROOT-COMMAND-NAME} plan sell --msisdn 31612345678 --plan wechat-go-1gb",
            "  ${ROOT-COMMAND-NAME} plan sell --msisdn 31612345678 --plan wechat-go-1gb --use after",
            "  ${ROOT-COMMAND-NAME} plan sell --file group.csv --plan wechat-go-1gb --idempotency-key order-4711"
        })
final class PlanSellCommand extends RemoteCommand {
    @Mixin
    private SimSelection subscribers;

    @Option(names = "--plan", paramLabel = "PLAN", required = true, description = "What is sold.")
    private String plan;

    @Option(
            names = "--use",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES}: beside the running plan, after it, or as more of it "
                    + "(default: as the plan says).")
    private Use use;

    @Mixin
    private WriteOptions write;

    /** When a purchase is used while another runs. */
    enum Use {
        NOW,
        AFTER,
        EXTEND;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    protected ExitCode run(Session session) {
        List<Subject> buyers = subscribers.resolve(session);
        if (buyers.size() == 1) {
            new Subscriptions(session, write, buyers.get(0)).print(sell(session, buyers.get(0), write.key()));
            return ExitCode.DONE;
        }
        return sellToAll(session, buyers);
    }

    private ExitCode sellToAll(Session session, List<Subject> buyers) {
        BatchResults results = new BatchResults(session, write, List.of("subscriber"), PlanColumns.PURCHASES);
        try (Progress progress = session.progress("sell", "plans", buyers.size())) {
            for (int i = 0; i < buyers.size(); i++) {
                Subject buyer = buyers.get(i);
                try {
                    results.add(Subscriptions.of(buyer, sellOneOfMany(session, buyer)));
                } catch (Failure e) {
                    results.broken(e);
                    results.add(untried(buyer, e instanceof Refusal ? "not-tried" : "unknown"));
                    buyers.subList(i + 1, buyers.size()).forEach(b -> results.add(untried(b, "not-tried")));
                    break;
                }
                progress.advance(1);
            }
        }
        return results.end();
    }

    private static Json untried(Subject buyer, String outcome) {
        return Subscriptions.of(buyer, new Json(Map.of("outcome", outcome)));
    }

    private Json sellOneOfMany(Session session, Subject buyer) {
        try {
            return sell(session, buyer, write.key(buyer.reference()));
        } catch (Refusal e) {
            if (e.exit() == ExitCode.DENIED) {
                throw e;
            }
            return new Json(
                    Map.of("outcome", "refused", "problem", e.problem().json().members()));
        }
    }

    private Json sell(Session session, Subject buyer, String key) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("plan", plan);
        Optional.ofNullable(use).ifPresent(u -> body.put("use", u.toString()));
        if (write.isDryRun()) {
            body.put("dryRun", true);
        }
        return session.api()
                .send(ApiRequest.post(body, key, "subscribers", buyer.reference(), "subscriptions"))
                .json();
    }
}
