package dev.tidemark.sync.serve;

import static dev.tidemark.sync.serve.TestingClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.redis.stream.Entry;
import dev.tidemark.redis.stream.ShardKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that are pushed lie in Redis when the answer comes. */
class PushEndpointTest {
    private TestingServer server;
    private TestingClient client;

    @BeforeEach
    void start() {
        server = TestingServer.start(Map.of("sync.http.maxEvents", "3"));
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eventsAreStoredByteForByteBeforeTheAnswer() {
        String first =
                "{\"at\": \"2024-05-02T10:00:00Z\", \"card_id\": \"c1\", \"shop_id\": 9007199254740993, \"amount\": 1.10, \"note\": \"Größe\"}";
        String second = "{\"card_id\":\"c2\",\"at\":\"2024-05-02 10:00:00\",\"shop_id\":null,\"extra\":[1,{\"x\":2}]}";
        HttpResponse<String> response =
                client.post("/push", "{\"source\": \"payments\", \"events\": [ " + first + " ,\n" + second + "]}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"source\":\"payments\",\"accepted\":2,\"errors\":[]}");
        assertThat(stored()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void whatIsNoEventComesBackWithTheReasonAndTheRestIsStored() {
        HttpResponse<String> response = client.post("/push", """
                {"source": "payments", "events": [
                  {"at": "2024-05-02T10:00:00Z", "card_id": "c1", "shop_id": "seven"},
                  {"at": "2024-05-02T10:00:00Z", "card_id": "c1", "shop_id": 7},
                  {"card_id": "c1", "shop_id": 7}]}""");

        assertThat(response.statusCode()).isEqualTo(207);
        JsonNode json = json(response);
        assertThat(json.at("/accepted").intValue()).isEqualTo(1);
        assertThat(json.at("/errors/0/event").intValue()).isZero();
        assertThat(json.at("/errors/0/error/message").textValue()).startsWith("Column 'shop_id': Cannot read 'seven'");
        assertThat(json.at("/errors/1/event").intValue()).isEqualTo(2);
        assertThat(json.at("/errors/1/error/message").textValue())
                .isEqualTo("Cannot take the event: it has no event time, 'at'; send one.");
        assertThat(stored()).hasSize(1);

        assertThat(client.post("/push", "{\"source\": \"payments\", \"events\": [{\"at\": \"2024-05-02T10:00:00Z\"}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void aPushThatIsSentAgainUnderItsIdIsStoredOnce() {
        String body = "{\"source\": \"payments\", \"id\": \"p-1\", \"events\": [{\"at\": \"2024-05-02T10:00:00Z\","
                + " \"card_id\": \"c1\"}, {\"at\": \"2024-05-02T10:00:01Z\", \"card_id\": \"c2\"}]}";
        assertThat(client.post("/push", body).statusCode()).isEqualTo(200);
        assertThat(client.post("/push", body).statusCode()).isEqualTo(200);
        assertThat(stored()).hasSize(2);

        client.post("/push", body.replace("p-1", "p-2"));
        assertThat(stored()).hasSize(4);
    }

    @Test
    void whatCannotBePushedSaysWhy() {
        refused(
                "{\"source\": \"paymnts\", \"events\": []}",
                404,
                "Cannot push to source 'paymnts': no release takes"
                        + " events that are pushed to it; did you mean 'payments'? Sources: payments.");
        refused("{\"source\": \"payments\"}", 400, "Cannot read the request: it lacks 'events'");
        refused("{\"source\": \"payments\", \"events\": [1]}", 400, "Cannot read the request: its 'events' holds more");
        refused("{\"source\": \"payments\", \"events\": [{}", 400, "Cannot read the request: it is not JSON (line 1,");
        refused("{\"source\": \"payments\", \"evnts\": []}", 400, "Cannot read the request: it has no field 'evnts'");
        refused(
                "{\"source\": \"payments\", \"events\": [{},{},{},{}]}",
                422,
                "Cannot answer: the request has 4 events, 3 are allowed");
        assertThat(client.send("POST", "/push", "{}", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
        assertThat(stored()).isEmpty();
    }

    private void refused(String body, int status, String message) {
        HttpResponse<String> response = client.post("/push", body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/error/message").textValue()).startsWith(message);
    }

    private List<String> stored() {
        List<ShardKey> shards = new ArrayList<>();
        for (int shard = 0; shard < TestingServer.SHARDS; shard++) {
            shards.add(new ShardKey("tidemark:push:payments", shard));
        }
        List<String> events = new ArrayList<>();
        for (List<Entry> entries : server.streams.read(shards, new long[shards.size()], 1_000)) {
            entries.forEach(entry -> events.add(new String(entry.fields().get("value"), StandardCharsets.UTF_8)));
        }
        return events;
    }
}
