package dev.tidemark.sync.serve;

import static dev.tidemark.sync.serve.TestingClient.json;
import static dev.tidemark.sync.serve.TestingStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Releases go live one after the other while callers read: no read fails, and none mixes two of them. */
class FlipUnderLoadTest {
    private static final int CALLERS = 3;
    private static final int FLIPS = 30;

    @Test
    void everyReadIsOfOneReleaseWhole() throws Exception {
        try (TestingServer server = TestingServer.start()) {
            Map<Long, Double> totals = new ConcurrentHashMap<>();
            AtomicBoolean done = new AtomicBoolean();
            publish(server.testing, totals, 1);
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            List<Future<Integer>> reads = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                reads.add(callers.submit(() -> read(server.client(), totals, done)));
            }
            for (int flip = 2; flip <= FLIPS; flip++) {
                publish(server.testing, totals, flip);
            }
            done.set(true);
            int all = 0;
            for (Future<Integer> read : reads) {
                all += read.get();
            }
            callers.shutdown();
            assertThat(all).isGreaterThan(FLIPS);
        }
    }

    /** Flip number n has the card paid n, in a release of its own that is complete before it goes live. */
    private static void publish(TestingStore testing, Map<Long, Double> totals, int flip) {
        testing.prepare("cards");
        testing.pay("c1", 7, (double) flip, null, null, NOON - 1_000);
        testing.goLive("cards", release -> totals.put(release, (double) flip));
    }

    private static int read(TestingClient client, Map<Long, Double> totals, AtomicBoolean done) {
        int reads = 0;
        while (!done.get()) {
            HttpResponse<String> response = client.post("/features", """
                    {"service": "cards", "keys": [{"card_id": "c1"}, {"card_id": "c1"}], "request": [{"amount": 1}, {"amount": 1}]}""");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode json = json(response);
            for (int row = 0; row < 2; row++) {
                JsonNode vector = json.at("/results/" + row);
                long release = vector.at("/release").longValue();
                assertThat(release).isEqualTo(json.at("/results/0/release").longValue());
                assertThat(vector.at("/features/total/value").doubleValue()).isEqualTo(totals.get(release));
                assertThat(vector.at("/features/count/value").longValue()).isEqualTo(1);
            }
            reads++;
        }
        return reads;
    }
}
