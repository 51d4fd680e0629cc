package io.silkroam.charging.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.silkroam.billing.UsageKind;
import io.silkroam.billing.UsageRecord;
import io.silkroam.charging.account.AccountStatus;
import io.silkroam.charging.account.Session;
import io.silkroam.charging.account.Subscription;
import io.silkroam.charging.request.CreditControlAnswer;
import io.silkroam.charging.request.CreditControlRequest;
import io.silkroam.charging.request.Grant;
import io.silkroam.charging.request.RequestType;
import io.silkroam.charging.request.ServiceAnswer;
import io.silkroam.sim.plan.Stacking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Random lives of an account (parallel sessions, repeats, lost answers, top-ups, suspensions, expiries, silence)
 * against a ledger that only adds up. Each step also writes the account as a row and reads it back, as a restart
 * does. A failure prints the seed; {@code @Property(seed = …)} or the parameter itself replays it.
 */
class NeverMoreThanBoughtProperty {
    private static final long GB = 1_000_000_000;
    private static final int STEPS = 120;

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void neverMoreGrantedOrChargedThanBought(@ForAll long seed) {
        Life life = new Life(new Random(seed));
        for (int i = 0; i < STEPS; i++) {
            life.step();
            life.check();
        }
        life.end();
    }

    /** What the peer and the customer saw, kept apart from what the account says. */
    private static final class Life {
        private final Random random;
        private final Books books = new Books(ChargingSettings.defaults());
        private final Map<String, Peer> peers = new HashMap<>();
        private final List<Sent> sent = new ArrayList<>();
        private long bought;
        private long reported;
        private int purchases;

        Life(Random random) {
            this.random = random;
            buy();
        }

        /** One session as the packet gateway sees it. */
        private static final class Peer {
            private final String id;
            private long number;
            private final Map<Long, Long> granted = new HashMap<>();

            Peer(String id) {
                this.id = id;
            }
        }

        private record Sent(Supplier<Ccr> request, CreditControlAnswer answer, Instant at) {}

        void step() {
            switch (random.nextInt(12)) {
                case 0, 1 -> begin();
                case 2, 3, 4, 5, 6 -> update();
                case 7 -> terminate();
                case 8, 9 -> repeat();
                case 10 -> books.pass(Duration.ofMinutes(random.nextInt(90)));
                default -> rare();
            }
        }

        private void rare() {
            switch (random.nextInt(9)) {
                case 0 -> buy();
                case 1 -> books.status(random.nextBoolean() ? AccountStatus.ACTIVE : AccountStatus.SUSPENDED);
                case 2 -> books.pass(Duration.ofDays(random.nextInt(9)));
                case 3 -> books.gone("s" + random.nextInt(20));
                case 4 -> refund();
                case 5 -> extend();
                case 6 -> books.card("20408000000000" + random.nextInt(10));
                default -> sweep();
            }
        }

        private void buy() {
            Stacking use = List.of(Stacking.values()).get(random.nextInt(3));
            ChangeOutcome outcome = books.buy(Catalogue.WECHAT_GO, "order-" + purchases++, use);
            assertThat(outcome).isIn(ChangeOutcome.CHANGED, ChangeOutcome.TOO_MANY);
            if (outcome == ChangeOutcome.CHANGED) {
                bought += GB;
            }
        }

        /** What is taken back is a whole plan, of which nothing was used or set aside, for its whole price. */
        private void refund() {
            long id = 1L + random.nextInt(purchases);
            long held = books.held();
            if (books.refund(id) == ChangeOutcome.CHANGED) {
                bought -= GB;
                assertThat(books.held()).isEqualTo(held);
                assertThat(books.journal)
                        .filteredOn(r -> r.subscriptionId().equals(OptionalLong.of(id)))
                        .extracting(UsageRecord::kind, UsageRecord::amountMinor)
                        .containsExactly(tuple(UsageKind.PURCHASE, 1200L), tuple(UsageKind.REFUND, -1200L));
            }
        }

        private void extend() {
            long id = 1L + random.nextInt(purchases);
            Instant until = books.now.plus(Duration.ofHours(random.nextInt(600)));
            Map<Long, Instant> before = ends();
            ChangeOutcome outcome = books.extend(id, until);
            if (outcome == ChangeOutcome.CHANGED) {
                before.put(id, until);
            }
            assertThat(ends()).isEqualTo(before);
        }

        private Map<Long, Instant> ends() {
            return books.account.subscriptions().stream()
                    .collect(Collectors.toMap(Subscription::id, Subscription::expiresAt));
        }

        private void sweep() {
            books.sweep();
            peers.keySet().removeIf(id -> books.account.sessions().stream().noneMatch(s -> s.id().equals(id)));
        }

        private void begin() {
            Peer peer = new Peer("s" + sent.size() + "-" + random.nextInt(1000));
            peers.put(peer.id, peer);
            String plmn = plmn();
            send(peer, () -> Ccr.initial(peer.id).in(plmn).wants(1).wants(201));
        }

        private void update() {
            somePeer().ifPresent(peer -> {
                long number = ++peer.number;
                long first = used(peer, 1);
                long second = used(peer, 201);
                String plmn = plmn();
                boolean more = random.nextInt(4) > 0;
                reported += first + second;
                send(
                        peer,
                        () -> more
                                ? Ccr.update(peer.id, number)
                                        .in(plmn)
                                        .used(1, first)
                                        .used(201, second)
                                : Ccr.update(peer.id, number)
                                        .in(plmn)
                                        .reports(1, first)
                                        .reports(201, second));
            });
        }

        private void terminate() {
            somePeer().ifPresent(peer -> {
                long number = peer.number;
                long first = used(peer, 1);
                reported += first;
                peers.remove(peer.id);
                send(peer, () -> Ccr.termination(peer.id, number).reports(1, first));
            });
        }

        /** Mostly within the grant; now and then the gateway let more through, or nothing. */
        private long used(Peer peer, long group) {
            long granted = peer.granted.getOrDefault(group, 0L);
            return switch (random.nextInt(8)) {
                case 0 -> 0;
                case 1 -> granted + random.nextInt(30_000_000);
                case 2 -> granted;
                default -> (long) (random.nextDouble() * granted);
            };
        }

        private void send(Peer peer, Supplier<Ccr> request) {
            CreditControlAnswer answer = books.ask(request.get());
            if (books.last.kind() == Decision.Kind.CHANGE) {
                sent.add(new Sent(request, answer, books.now));
            } else {
                reported -= usage(request.get().build());
                peers.remove(peer.id);
            }
            for (ServiceAnswer service : answer.services()) {
                peer.granted.put(
                        service.service().ratingGroup(),
                        service.grant().map(Grant::amount).orElse(0L));
            }
        }

        /** The same request again gets the same answer and moves nothing, as long as it is remembered. */
        private void repeat() {
            if (sent.isEmpty()) {
                return;
            }
            int which = sent.size() - 1 - random.nextInt(Math.min(6, sent.size()));
            Sent again = sent.get(which);
            var before = books.account;
            CreditControlAnswer answer = books.ask(again.request.get());
            CreditControlRequest request = again.request.get().build();
            switch (books.last.kind()) {
                case REPEAT -> {
                    assertThat(books.account).isEqualTo(before);
                    assertThat(answer).isEqualTo(again.answer);
                }
                case CHANGE -> {
                    assertThat(books.now)
                            .as("forgotten only after a day")
                            .isAfterOrEqualTo(again.at.plus(Duration.ofDays(1)));
                    reported += usage(request);
                    sent.set(which, new Sent(again.request, answer, books.now));
                }
                case LOOK -> assertThat(request.type()).isEqualTo(RequestType.INITIAL);
            }
        }

        void check() {
            long used = books.journalled(UsageKind.USAGE);
            long lapsed = books.journalled(UsageKind.EXPIRY);
            assertThat(books.remaining()).isBetween(0L, bought);
            assertThat(books.held()).isBetween(0L, books.remaining());
            assertThat(used + lapsed + books.remaining()).isEqualTo(bought);
            assertThat(used + books.journalled(UsageKind.OVERUSE, UsageKind.FREE))
                    .isEqualTo(reported);
            for (Session session : books.account.sessions()) {
                session.reservations().stream().filter(r -> !r.free()).forEach(r -> {
                    long held = r.holds().stream().mapToLong(h -> h.amount()).sum();
                    Peer peer = peers.get(session.id());
                    if (peer != null) {
                        assertThat(peer.granted.get(r.service().ratingGroup())).isEqualTo(held);
                    }
                });
            }
        }

        void end() {
            books.pass(Duration.ofDays(1));
            books.sweep();
            check();
            assertThat(books.held()).as("no reservation leaks").isZero();
            books.pass(Duration.ofDays(3660));
            books.sweep();
            check();
        }

        private Optional<Peer> somePeer() {
            List<Peer> open = List.copyOf(peers.values());
            return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
        }

        private String plmn() {
            return random.nextInt(6) == 0 ? "22801" : "20801";
        }

        private static long usage(CreditControlRequest request) {
            return request.services().stream().mapToLong(s -> s.used().octets()).sum();
        }
    }
}
