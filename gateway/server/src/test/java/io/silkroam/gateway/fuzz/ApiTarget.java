package io.silkroam.gateway.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import io.silkroam.access.Role;
import io.silkroam.fuzz.Target;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Call;
import io.silkroam.gateway.api.Content;
import io.silkroam.gateway.api.Fields;
import io.silkroam.gateway.api.JsonObject;
import io.silkroam.gateway.api.Page;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.Route;
import io.silkroam.gateway.api.http.Exchange;
import io.silkroam.gateway.api.http.HeadCheck;
import io.silkroam.gateway.api.http.Part;
import io.silkroam.gateway.api.http.Routes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Octets on a connection of the API, up to the members a handler reads: its answer, or a problem with a status. */
public final class ApiTarget implements Target<String> {
    private static final Set<Role> ALL = Set.of();
    private static final Routes ROUTES = new Routes(List.of(
            Route.list("/v1/sims", ALL, ApiTarget::page).query("state", "shape", "tags"),
            Route.get("/v1/sims/{iccid}", ALL, ApiTarget::nothing).answering("application/json", "text/csv"),
            Route.post("/v1/sims/{iccid}/activate", ALL, ApiTarget::members),
            Route.put("/v1/plans", ALL, ApiTarget::members),
            Route.post("/v1/plans", ALL, ApiTarget::shape),
            Route.put("/v1/plans.yaml", ALL, ApiTarget::words).taking(Content.TEXT),
            Route.post("/v1/batches", ALL, ApiTarget::upload).taking(Content.STREAM)));

    private enum Shape {
        ROUND,
        LONG_AND_THIN
    }

    @Override
    public List<byte[]> seeds() {
        return ApiSeeds.requests();
    }

    /** The place of the next page is the one that was asked for. */
    private static Answer page(Call call) {
        Page page = call.page();
        call.query().text("state", "any");
        call.query().choice("shape", Shape.class);
        call.query().texts("tags", 4);
        call.finish();
        return Answer.page(List.of(), page.after());
    }

    private static Answer shape(Call call) {
        call.body().requiredChoice("shape", Shape.class);
        call.finish();
        return Answer.of(201, JsonObject.of().with("key", call.idempotencyKey()));
    }

    private static Answer words(Call call) {
        return Answer.text("text/plain", call.text());
    }

    private static Answer upload(Call call) {
        try (InputStream in = call.stream()) {
            return Answer.text("text/plain", Long.toString(in.skip(Long.MAX_VALUE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer nothing(Call call) {
        call.path("iccid");
        return Answer.noContent();
    }

    /** Every kind of member there is. */
    private static Answer members(Call call) {
        Fields body = call.body();
        body.required("name");
        body.text("note");
        body.secret("pin");
        body.flag("dryRun", false);
        body.integer("limit", 1, 1, 10);
        body.integer("octets", 0, Long.MAX_VALUE);
        body.instant("at");
        body.choice("shape", Shape.class);
        body.choices("shapes", Shape.class);
        body.texts("tags", 4);
        body.objects("sims", 4).forEach(sim -> sim.required("iccid"));
        call.text();
        call.requireVersion(7);
        call.finish();
        return Answer.noContent();
    }

    @Override
    public String decode(byte[] input) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder(
                new HttpDecoderConfig().setMaxInitialLineLength(8_192).setMaxHeaderSize(16_384)));
        channel.writeInbound(Unpooled.wrappedBuffer(input));
        String last = "nothing";
        List<ByteBuf> pieces = new ArrayList<>();
        HttpRequest head = null;
        for (Object read = channel.readInbound(); read != null; read = channel.readInbound()) {
            if (read instanceof HttpRequest request) {
                head = request;
                pieces.clear();
            }
            if (read instanceof HttpContent content) {
                pieces.add(Unpooled.copiedBuffer(content.content()));
            }
            boolean whole = read instanceof io.netty.handler.codec.http.LastHttpContent;
            if (head != null && (whole || head.decoderResult().isFailure())) {
                last = serve(head, pieces);
                head = null;
            }
            ReferenceCountUtil.release(read);
        }
        channel.finishAndReleaseAll();
        return last;
    }

    private static String serve(HttpRequest request, List<ByteBuf> pieces) {
        try {
            HeadCheck.check(request);
            var target = io.silkroam.gateway.api.http.Target.parse(request.uri());
            if (request.method().equals(HttpMethod.OPTIONS)) {
                return ROUTES.allowed(target).contains("OPTIONS") ? "204" : "no OPTIONS";
            }
            Exchange exchange =
                    new Exchange(request, target, ROUTES.find(request.method().name(), target));
            exchange.keepsAlive();
            exchange.expectsContinue();
            exchange.checkHead(100_000);
            exchange.checkQuery();
            Part part = Part.of(exchange.header("Range"), exchange.header("If-Range"), 1_000);
            part.contentRange();
            part.length();
            byte[] body = ByteBufUtil.getBytes(Unpooled.wrappedBuffer(pieces.toArray(ByteBuf[]::new)));
            exchange.hash(body);
            Call.Head head = new Call.Head(
                    exchange.route(),
                    exchange.match().path(),
                    target.query(),
                    exchange.ifMatch(),
                    exchange.idempotencyKey());
            boolean whole = exchange.route().content() != Content.STREAM;
            Call call = whole
                    ? Call.of(head, Optional.empty(), body)
                    : Call.streaming(head, Optional.empty(), new ByteArrayInputStream(body));
            Answer answer = exchange.route().handler().handle(call);
            call.requireFinished();
            return Integer.toString(answer.status());
        } catch (Problem refused) {
            return Integer.toString(refused.answer().status());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A refusal is the client's mistake; nothing here is ours. */
    @Override
    public void check(byte[] input, String decoded) {
        boolean known = decoded.equals("nothing") || decoded.startsWith("2") || decoded.startsWith("4");
        if (!known && !decoded.equals("505")) {
            throw new AssertionError(decoded + " to " + new String(input, StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public String outcome(String decoded) {
        return decoded;
    }

    /** Netty's decoder of HTTP, Jackson's buffers and a digest. */
    @Override
    public int allowance() {
        return 131_072;
    }

    /** A JSON body becomes a tree, and what is wrong with it a list of sentences. */
    @Override
    public int perOctet() {
        return 100;
    }
}
