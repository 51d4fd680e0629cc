package io.silkroam.gateway.api.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.silkroam.gateway.api.Answer;
import io.silkroam.gateway.api.Problem;
import io.silkroam.gateway.api.ProblemCode;
import io.silkroam.gateway.api.access.Principal;
import io.silkroam.gateway.api.http.Exchange;
import io.silkroam.gateway.api.http.HeadCheck;
import io.silkroam.gateway.api.http.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection (RFC 9112): one request after the other, each answered before the next is read, so that pipelined ones
 * are answered in order and what waits, waits in the client. Reads only what it is ready for; waits for no client
 * longer than it was told to. Runs on the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a channel is heard as an event of that channel
final class Conversation extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    /** What is left of a body after an early answer is read and dropped up to here, or the answer would be lost. */
    private static final int DROPPED_OCTETS = 1 << 20;

    private static final int SMALL_REST = 1 << 16;
    private static final Duration DROPPING = Duration.ofSeconds(2);

    /** Where a request stands. */
    private enum State {
        /** Between two requests, or within the head of one. */
        WAITING,
        /** The head is there; a worker finds out who asks. */
        ADMITTING,
        /** The body is read, whole. */
        READING,
        /** A worker serves the request. */
        SERVING,
        /** A worker serves the request and reads its body as it comes. */
        STREAMING,
        /** The answer is on its way out. */
        ANSWERING,
        /** The rest of a body that nobody wants is read. */
        DROPPING,
        CLOSED
    }

    private final ServerContext server;
    private final Patience patience = new Patience();
    private State state = State.WAITING;
    private ChannelHandlerContext ctx;
    private InetAddress from;
    private boolean headBegun;
    private boolean wanting;
    private boolean stopping;

    private HttpRequest request;
    private Exchange exchange;
    private boolean head;
    private boolean keepAlive;
    private boolean continued;
    private boolean bodyEnded;
    private long received;
    private ByteBuf body;
    private Optional<Principal> principal = Optional.empty();
    private UploadStream upload;
    private Download download;
    private Optional<Problem> overruling = Optional.empty();

    Conversation(ServerContext server) {
        this.server = server;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        ctx = context;
        patience.use(context.executor());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        from = ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
        want();
    }

    /** Until here the handshake has a time of its own. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess() && !headBegun) {
            patience.until(server.timeouts().idle(), context::close);
        }
        context.fireUserEventTriggered(event);
    }

    private void waitForRequest() {
        if (stopping) {
            ctx.close();
            return;
        }
        state = State.WAITING;
        headBegun = false;
        head = false;
        patience.until(server.timeouts().idle(), ctx::close);
        want();
    }

    /** Has one more message read, a head or a piece of a body. */
    private void want() {
        wanting = true;
        ctx.read();
    }

    /** A read may have brought less than a message: part of a handshake, of a record, of a head. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (wanting) {
            context.read();
        }
        context.fireChannelReadComplete();
    }

    /** Octets arrived, ahead of whatever they are part of: from its first one on, a head has less time. */
    void octetsArrived() {
        if (state == State.WAITING && !headBegun) {
            headBegun = true;
            patience.until(server.timeouts().head(), () -> refuse(tooSlow("The head of the request")));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        wanting = false;
        if (message instanceof HttpRequest next && state == State.WAITING) {
            request = next;
            onHead();
            ReferenceCountUtil.release(next);
        } else if (message instanceof HttpContent content) {
            try {
                onContent(content);
            } finally {
                content.release();
            }
        }
    }

    private void onHead() {
        patience.end();
        exchange = null;
        principal = Optional.empty();
        overruling = Optional.empty();
        upload = null;
        received = 0;
        bodyEnded = false;
        continued = false;
        head = request.method().name().equals("HEAD");
        keepAlive = false;
        try {
            HeadCheck.check(request);
            if (request.method().name().equals("OPTIONS")) {
                keepAlive = HttpUtil.isKeepAlive(request);
                answer(server.service().options(request));
                return;
            }
            exchange = server.service().examine(request);
        } catch (Problem problem) {
            keepAlive = request.decoderResult().isSuccess() && HttpUtil.isKeepAlive(request);
            answer(problem.answer());
            return;
        }
        keepAlive = exchange.keepsAlive();
        state = State.ADMITTING;
        Exchange asked = exchange;
        onWorker(() -> server.service().admit(asked, from), this::onAdmitted);
    }

    private void onAdmitted(Optional<Principal> who) {
        principal = who;
        boolean streamed = Service.isStream(exchange);
        if (streamed && !server.uploads().tryEnter()) {
            answer(Service.busy("As many uploads as can be served at a time are under way.")
                    .answer());
            return;
        }
        if (exchange.expectsContinue()) {
            continued = true;
            ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        if (streamed) {
            serveStream();
            return;
        }
        state = State.READING;
        patience.until(server.timeouts().body(), () -> refuse(tooSlow("The body of the request")));
        want();
    }

    private void onContent(HttpContent content) {
        received += content.content().readableBytes();
        boolean broken = content.decoderResult().isFailure();
        bodyEnded = content instanceof LastHttpContent && !broken;
        keepAlive &= !broken;
        switch (state) {
            case READING -> onBody(content.content(), broken);
            case STREAMING -> onPiece(content.content(), broken);
            case DROPPING -> onDropped();
            case WAITING, ADMITTING, SERVING, ANSWERING, CLOSED -> LOG.trace("content nobody waits for");
        }
    }

    private void onBody(ByteBuf piece, boolean broken) {
        if (broken) {
            refuse(Problem.invalid("The body is not framed as HTTP/1.1 frames it."));
            return;
        }
        if (received > server.service().mostOctets(exchange)) {
            refuse(Exchange.tooLarge(server.service().mostOctets(exchange)));
            return;
        }
        if (piece.isReadable()) {
            body = body == null ? ctx.alloc().buffer() : body;
            body.writeBytes(piece);
        }
        if (!bodyEnded) {
            want();
            return;
        }
        patience.end();
        byte[] octets = body == null ? new byte[0] : ByteBufUtil.getBytes(body);
        releaseBody();
        state = State.SERVING;
        Exchange asked = exchange;
        Optional<Principal> who = principal;
        onWorker(() -> server.service().serve(asked, who, octets), this::answer);
    }

    private void serveStream() {
        state = State.STREAMING;
        patience.begin(server.timeouts().body(), () -> cutUpload(tooSlow("The upload")));
        UploadStream stream = new UploadStream(() -> ctx.executor().execute(this::readPiece));
        upload = stream;
        Exchange asked = exchange;
        Optional<Principal> who = principal;
        onWorker(
                () -> {
                    try {
                        return Optional.of(server.service().serve(asked, who, stream));
                    } catch (IOException | RuntimeException e) {
                        if (stream.hasFailed()) {
                            LOG.info("an upload ended early: {}", e.toString());
                            return Optional.<Answer>empty();
                        }
                        throw e;
                    } finally {
                        server.uploads().leave();
                    }
                },
                this::afterUpload);
    }

    private void readPiece() {
        if (state == State.STREAMING) {
            patience.run();
            want();
        }
    }

    private void onPiece(ByteBuf piece, boolean broken) {
        patience.pause(piece.readableBytes());
        if (broken) {
            cutUpload(Problem.invalid("The body is not framed as HTTP/1.1 frames it."));
        } else if (received > server.service().mostOctets(exchange)) {
            cutUpload(Exchange.tooLarge(server.service().mostOctets(exchange)));
        } else if (bodyEnded) {
            upload.offerLast(ByteBufUtil.getBytes(piece));
        } else {
            upload.offer(ByteBufUtil.getBytes(piece));
        }
    }

    /** The handler is told by its stream; what is answered is why. */
    private void cutUpload(Problem why) {
        overruling = Optional.of(why);
        keepAlive = false;
        upload.fail(why.getMessage());
    }

    private void afterUpload(Optional<Answer> answer) {
        if (answer.isPresent()) {
            answer(answer.get());
        } else {
            overruling.ifPresentOrElse(problem -> answer(problem.answer()), ctx::close);
        }
    }

    private <T> void onWorker(Callable<T> work, Consumer<T> then) {
        String doing = exchange.route().toString();
        try {
            server.workers().execute(() -> {
                Runnable next = ctx::close; // all that is left to do after an Error
                try {
                    T result = work.call();
                    next = () -> then.accept(result);
                } catch (Exception e) {
                    Answer failed = Service.answerTo(e, doing);
                    next = () -> answer(failed);
                } finally {
                    ctx.executor().execute(ifOpen(next));
                }
            });
        } catch (RejectedExecutionException full) {
            if (upload != null) {
                server.uploads().leave();
            }
            answer(Service.busy("More requests wait than can be served soon.").answer());
        }
    }

    private Runnable ifOpen(Runnable next) {
        return () -> {
            if (state != State.CLOSED) {
                next.run();
            }
        };
    }

    private void refuse(Problem problem) {
        keepAlive = false;
        answer(problem.answer());
    }

    private void answer(Answer answer) {
        state = State.ANSWERING;
        releaseBody();
        boolean more = keepAlive && !stopping && (bodyEnded || isRestSmall());
        patience.until(server.timeouts().answer(), ctx::close);
        if (answer.file().isPresent()) {
            sendFile(answer, answer.file().get(), more);
            return;
        }
        ctx.writeAndFlush(server.responses().of(answer, head, more)).addListener((ChannelFutureListener) sent -> {
            if (!sent.isSuccess()) {
                ctx.close();
            } else if (bodyEnded) {
                end(more);
            } else {
                dropRest(more);
            }
        });
    }

    /** The head waits for the size of the file; from then on each piece has the time that another answer has whole. */
    private void sendFile(Answer answer, Path file, boolean more) {
        Download sending = new Download(ctx, server.readers(), file);
        download = sending;
        sending.open(
                size -> {
                    Part part = Part.of(
                            exchange.header(HttpHeaderNames.RANGE), exchange.header(HttpHeaderNames.IF_RANGE), size);
                    if (!part.isThere()) {
                        sending.close();
                        answer(Problem.of(ProblemCode.RANGE_NOT_SATISFIABLE, "It has " + size + " octets.")
                                .header("Content-Range", part.contentRange())
                                .answer());
                        return;
                    }
                    ctx.write(server.responses().of(answer, part, more));
                    sending.send(
                            head ? size : part.from(),
                            size,
                            () -> patience.until(server.timeouts().answer(), ctx::close),
                            () -> end(more));
                },
                failure -> answer(Service.answerTo(failure, exchange.route().toString())));
    }

    /** Whether the client is sure to send what is left of the body, and that soon. */
    private boolean isRestSmall() {
        if (HttpUtil.is100ContinueExpected(request) && !continued) {
            return false;
        }
        long length = HttpUtil.getContentLength(request, 0L);
        return !HttpUtil.isTransferEncodingChunked(request) && length - received <= SMALL_REST;
    }

    private void end(boolean more) {
        patience.end();
        if (more) {
            waitForRequest();
        } else {
            ctx.close();
        }
    }

    /** A connection closed under a client that still sends is reset, and the answer lost with it. */
    private void dropRest(boolean more) {
        state = State.DROPPING;
        received = 0;
        keepAlive = more;
        patience.until(DROPPING, ctx::close);
        want();
    }

    private void onDropped() {
        if (bodyEnded) {
            end(keepAlive);
        } else if (received > DROPPED_OCTETS) {
            ctx.close();
        } else {
            want();
        }
    }

    private static Problem tooSlow(String what) {
        return Problem.of(ProblemCode.REQUEST_TIMEOUT, what + " did not arrive in time.");
    }

    /** Takes no more requests: ends at once where none is under way, else after its answer. */
    void stop() {
        stopping = true;
        if (state == State.WAITING) {
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        state = State.CLOSED;
        patience.end();
        releaseBody();
        if (download != null) {
            download.close();
        }
        if (upload != null) {
            upload.fail("the client went away in the middle of the upload");
        }
        context.fireChannelInactive();
    }

    private void releaseBody() {
        if (body != null) {
            body.release();
            body = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a connection failed: {}", cause.toString());
        context.close();
    }
}
