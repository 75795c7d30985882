package dev.tidemark.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers may do to the server, whatever it serves. */
class HttpServerTest {
    private static final HttpLimits LIMITS =
            new HttpLimits(1_000, 50, 4, Duration.ofMillis(300), Duration.ofSeconds(20), Duration.ofSeconds(10));
    private static final String READER = "reader-0123456789";
    private static final String PUSHER = "pusher-0123456789";

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch entered = new CountDownLatch(4);
    private final AtomicInteger answered = new AtomicInteger();
    private HttpServer server;

    /** An endpoint for tests. */
    private record Testing(String method, String path, Access access, Function<Call, Reply> does) implements Endpoint {
        @Override
        public Reply answer(Call call) {
            return does.apply(call);
        }
    }

    private void start(Tokens tokens) {
        List<Endpoint> endpoints = List.of(
                new Testing("POST", "/echo", Access.READ, call -> Reply.json(200, call.body())),
                new Testing("POST", "/push", Access.PUSH, call -> Reply.json(200, call.body())),
                new Testing("GET", "/open", Access.OPEN, call -> Reply.text("text/plain", "open")),
                new Testing("GET", "/any", Access.ANY_TOKEN, call -> Reply.text("text/plain", "any")),
                new Testing("GET", "/wait", Access.READ, call -> waited()),
                new Testing("GET", "/bug", Access.READ, call -> {
                    throw new IllegalStateException("secret detail");
                }),
                new Testing("GET", "/fail", Access.READ, call -> {
                    throw new TidemarkException(ErrorCode.valueOf(call.query().get("code")), "Cannot do it: it is so.");
                }));
        server = HttpServer.start(
                new HttpSettings("127.0.0.1", 0, tokens, Optional.empty(), LIMITS),
                endpoints,
                (path, status, bytes, nanos) -> answered.incrementAndGet());
    }

    private Reply waited() {
        entered.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Reply.text("text/plain", "waited");
    }

    @AfterEach
    void stop() {
        release.countDown();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void answersWhoHasATokenForIt() {
        start(Tokens.of(List.of("read:" + READER, "push:" + PUSHER), "the test"));

        assertThat(send("POST", "/echo", READER, "x").body()).isEqualTo("x");
        assertThat(send("POST", "/push", PUSHER, "y").body()).isEqualTo("y");
        assertThat(send("GET", "/any", PUSHER, null).body()).isEqualTo("any");
        assertThat(send("GET", "/open", null, null).body()).isEqualTo("open");
        refused(send("POST", "/echo", null, "x"), 401, "TOKEN_MISSING");
        refused(send("GET", "/any", null, null), 401, "TOKEN_MISSING");
        refused(send("POST", "/echo", READER + "x", "x"), 401, "TOKEN_UNKNOWN");
        refused(send("POST", "/echo", PUSHER, "x"), 403, "TOKEN_NOT_ALLOWED");
        refused(send("POST", "/push", READER, "x"), 403, "TOKEN_NOT_ALLOWED");
        assertThat(send("POST", "/echo", null, "x").headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
    }

    @Test
    void tokensThatCannotBeAreRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Tokens.of(List.of("read:short"), "setting 'x'"))
                .hasMessage(
                        "Cannot use token 1 of setting 'x': it is shorter than 16 characters; write more, at random.");
        assertThatThrownBy(() -> Tokens.of(List.of("write:0123456789abcdef"), "setting 'x'"))
                .hasMessage("Cannot use token 1 of setting 'x': it does not begin with what it allows; write read:,"
                        + " push: or read+push:.");
        assertThat(Tokens.of(List.of("read+push:0123456789abcdef"), "x").toString())
                .isEqualTo("Tokens[1]");
    }

    @Test
    void saysWhatIsWrongWithPathAndMethod() {
        start(Tokens.none());

        HttpResponse<String> path = send("GET", "/ech", null, null);
        refused(path, 404, "NO_SUCH_PATH");
        assertThat(path.body())
                .contains(
                        "Cannot find '/ech'; did you mean '/echo'? Paths: /any, /bug, /echo, /fail, /open, /push, /wait.");
        HttpResponse<String> method = send("GET", "/echo", null, null);
        refused(method, 405, "METHOD_NOT_ALLOWED");
        assertThat(method.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void bodiesThatAreTooLargeAreRefusedWhetherTheySayTheirLengthOrNot() {
        start(Tokens.none());

        refused(send("POST", "/echo", null, "x".repeat(1_001)), 413, "BODY_TOO_LARGE");
        assertThat(send("POST", "/echo", null, "x".repeat(1_000)).body()).hasSize(1_000);
        String chunk = "100\r\n" + "x".repeat(256) + "\r\n";
        try (RawClient raw = new RawClient(server.port())) {
            raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(4)
                    + "0\r\n\r\n");
            assertThat(raw.rest()).startsWith("HTTP/1.1 413").contains("BODY_TOO_LARGE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not http at all\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /open HTTP/1.1\r\n\r\n",
                "GET /open HTTP/1.1\r\nHost: x\r\nBroken header\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET /../open HTTP/1.1\r\nHost: x\r\n\r\n",
            })
    void whatIsNoHttpIsRefusedAndHarmsNobodyElse(String request) {
        start(Tokens.none());

        try (RawClient raw = new RawClient(server.port())) {
            raw.send(request);
            String answer = raw.rest();
            assertThat(answer).matches("(?s)HTTP/1.1 (400|404|505|426) .*");
            assertThat(answer).contains("{\"error\":{\"code\":");
        }
        assertThat(send("GET", "/open", null, null).body()).isEqualTo("open");
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() {
        start(Tokens.none());

        try (RawClient raw = new RawClient(server.port())) {
            raw.send("GET /open HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
            assertThat(raw.rest()).startsWith("HTTP/1.1 431").contains("MALFORMED_REQUEST");
        }
    }

    @Test
    void aBodyThatDoesNotComeIsWaitedForOnlySoLong() {
        start(Tokens.none());

        try (RawClient raw = new RawClient(server.port())) {
            raw.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nxx");
            assertThat(raw.rest()).startsWith("HTTP/1.1 408").contains("TOO_SLOW");
        }
    }

    @Test
    void whoSendsAHeadDropByDropIsCutOffWhileAnIdleConnectionStays() throws InterruptedException {
        start(Tokens.none());

        try (RawClient slow = new RawClient(server.port());
                RawClient idle = new RawClient(server.port())) {
            boolean open = slow.send("GET /open HTTP/1.1\r\nHost: x\r\nX: ");
            for (int drops = 0; open && drops < 200; drops++) {
                Thread.sleep(50);
                open = slow.send("x");
            }
            assertThat(open).isFalse();
            idle.send("GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(idle.rest()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whoeverComesWhenTooManyAreUnderWayIsToldToComeBack() throws Exception {
        start(Tokens.none());
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(client.sendAsync(request("GET", "/wait", null, null), HttpResponse.BodyHandlers.ofString()));
        }
        entered.await();

        HttpResponse<String> busy = send("GET", "/any", null, null);
        assertThat(send("GET", "/open", null, null).statusCode()).isEqualTo(200);
        release.countDown();

        refused(busy, 503, "BUSY");
        assertThat(busy.headers().firstValue("Retry-After")).contains("1");
        for (CompletableFuture<HttpResponse<String>> one : waiting) {
            assertThat(one.get().body()).isEqualTo("waited");
        }
    }

    @Test
    void stoppingAnswersWhatIsUnderWay() throws Exception {
        start(Tokens.none());
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(request("GET", "/wait", null, null), HttpResponse.BodyHandlers.ofString());
        while (entered.getCount() == 4) {
            Thread.onSpinWait();
        }
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(server::close);
        Thread.sleep(500); // longer than idle connections are kept
        assertThat(stopped.isDone()).isFalse();
        release.countDown();

        assertThat(waiting.get().body()).isEqualTo("waited");
        stopped.get();
        server = null;
    }

    @Test
    void failuresHaveTheStatusThatTellsWhoseTurnItIs() {
        start(Tokens.none());

        refused(send("GET", "/fail?code=WRONG_TYPE", null, null), 400, "WRONG_TYPE");
        refused(send("GET", "/fail?code=NOT_SERVED", null, null), 404, "NOT_SERVED");
        refused(send("GET", "/fail?code=STORE_UNREACHABLE", null, null), 503, "STORE_UNREACHABLE");
        refused(send("GET", "/fail?code=CORRUPT_STATE", null, null), 500, "CORRUPT_STATE");
        HttpResponse<String> bug = send("GET", "/bug", null, null);
        refused(bug, 500, "INTERNAL");
        assertThat(bug.body()).doesNotContain("secret");
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        start(Tokens.none());

        HttpSettings taken = new HttpSettings("127.0.0.1", server.port(), Tokens.none(), Optional.empty(), LIMITS);
        assertThatThrownBy(() -> HttpServer.start(taken, List.of(), (path, status, bytes, nanos) -> {}))
                .hasMessage("Cannot listen at 127.0.0.1:" + server.port() + ": the port is taken, or not yours to"
                        + " take; stop what listens there, or set sync.http.port.");
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":\"Cannot ");
    }

    private HttpRequest request(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        return token == null
                ? request.build()
                : request.header("Authorization", "Bearer " + token).build();
    }

    private HttpResponse<String> send(String method, String path, String token, String body) {
        HttpRequest request = request(method, path, token, body);
        try {
            return sent(request);
        } catch (IOException cutOff) { // an idle connection ended just as the client took it up again
            try {
                return sent(request);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private HttpResponse<String> sent(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
