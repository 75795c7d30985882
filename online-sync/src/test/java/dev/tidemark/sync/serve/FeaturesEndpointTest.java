package dev.tidemark.sync.serve;

import static dev.tidemark.sync.serve.TestingClient.json;
import static dev.tidemark.sync.serve.TestingStore.DAY;
import static dev.tidemark.sync.serve.TestingStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.sync.http.HttpLimits;
import dev.tidemark.sync.http.HttpServer;
import dev.tidemark.sync.http.HttpSettings;
import dev.tidemark.sync.http.Tokens;
import dev.tidemark.sync.serve.read.FeaturesEndpoint;
import dev.tidemark.sync.serve.read.ReadLimits;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plain form, over real HTTP from a real Redis. */
class FeaturesEndpointTest {
    private static TestingStore testing;
    private static HttpServer server;
    private static TestingClient client;

    @BeforeAll
    static void start() {
        testing = TestingStore.start();
        testing.pay("c1", 9_007_199_254_740_993L, 0.1, "Größe \"x\"\n", NOON, NOON - 2 * DAY);
        testing.pay("c1", 7, 0.2, null, null, NOON - DAY / 2);
        testing.pay("c2", 7, Double.NaN, "n", -1L, NOON - 2 * DAY);
        HttpSettings settings =
                new HttpSettings("127.0.0.1", 0, Tokens.none(), Optional.empty(), HttpLimits.defaults());
        FeaturesEndpoint endpoint =
                new FeaturesEndpoint(testing.reader(), new ReadLimits(3, 3), (service, lookups, vectors) -> {});
        server = HttpServer.start(settings, List.of(endpoint), (path, status, bytes, nanos) -> {});
        client = new TestingClient(server.port());
    }

    @AfterAll
    static void stop() {
        server.close();
        testing.close();
    }

    @Test
    void answersEachKeyWithValueStatusAndEventTimeByName() {
        HttpResponse<String> response = client.post("/features", """
                {"service": "cards", "keys": [{"card_id": "c1"}, {"card_id": "c2"}, {"card_id": "nobody"}],
                 "request": [{"amount": 3}, {"amount": 0.5}, {"amount": null}]}""");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode json = json(response);
        JsonNode c1 = json.at("/results/0/features");
        assertThat(json.at("/results/0/asOf").textValue()).isEqualTo("2024-05-02T12:00:00.000000Z");
        assertThat(c1.at("/count").toString())
                .isEqualTo("{\"value\":2,\"status\":\"PRESENT\",\"eventTime\":\"2024-05-02T00:00:00.000000Z\"}");
        assertThat(c1.at("/total/value").doubleValue()).isEqualTo(0.30000000000000004);
        assertThat(c1.at("/ratio/value").doubleValue()).isEqualTo(3 / 0.30000000000000004);
        assertThat(c1.at("/amounts/value").toString()).isEqualTo("[0.2,0.1]");
        JsonNode c2 = json.at("/results/1/features");
        assertThat(c2.at("/total/value").textValue()).isEqualTo("NaN");
        assertThat(c2.at("/last_amount/status").textValue()).isEqualTo("EXPIRED");
        assertThat(c2.at("/last_due/value").textValue()).isEqualTo("1969-12-31T23:59:59.999999Z");
        JsonNode nobody = json.at("/results/2/features");
        assertThat(nobody.at("/last_amount").toString())
                .isEqualTo("{\"value\":null,\"status\":\"NEVER_SEEN\",\"eventTime\":null}");
        assertThat(nobody.at("/biggest").toString())
                .isEqualTo("{\"value\":-1.0,\"status\":\"DEFAULT\",\"eventTime\":null}");
    }
}
