package dev.tidemark.sync.serve;

import static dev.tidemark.sync.serve.TestingClient.json;
import static dev.tidemark.sync.serve.TestingStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document says what the server does: its routes, and the shape of real requests and answers. */
class OpenApiTest {
    private static TestingServer server;
    private static TestingClient client;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestingServer.start();
        server.testing.pay("c1", 7, Double.NaN, "n", NOON, NOON - 1);
        client = server.client();
        document = json(client.get("/openapi.json"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void namesEveryRouteAndNoOther() {
        TreeSet<String> documented = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(documented::add);
        String listed = json(client.get("/none")).at("/error/message").textValue();

        assertThat(listed).endsWith("Paths: " + String.join(", ", documented) + ".");
        for (String path : documented) {
            boolean post = document.path("paths").path(path).has("post");
            assertThat(document.path("paths").path(path).size()).isEqualTo(1);
            assertThat(client.send(post ? "GET" : "POST", path, null, null)
                            .headers()
                            .firstValue("Allow"))
                    .contains(post ? "POST" : "GET");
        }
    }

    @Test
    void describesWhatIsAskedAndAnswered() {
        exchange("/get-online-features", 200, """
                {"feature_service": "cards", "entities": {"card_id": ["c1", "x", null], "amount": [1, 0.5, null]}}""");
        exchange("/get-online-features", 200, """
                {"features": ["card_activity:last_due"], "entities": {"card_id": ["c1"]}, "full_feature_names": true}""");
        exchange("/features", 200, """
                {"service": "cards", "keys": [{"card_id": "c1"}, {"card_id": 7}], "request": [{"amount": 1}, {"amount": 1}]}""");
        exchange("/features", 404, "{\"service\": \"none\", \"keys\": []}");
        exchange("/push", 200, """
                {"source": "payments", "id": "1", "events": [{"at": "2024-05-02T10:00:00Z", "card_id": "c1"}]}""");
        exchange("/push", 207, """
                {"source": "payments", "events": [{"at": "2024-05-02T10:00:00Z", "card_id": "c1"}, {"card_id": "c1"}]}""");
        exchange("/push", 400, "{\"source\": \"payments\", \"events\": [{\"card_id\": \"c1\"}]}");
        server.health.register("ingest", () -> Optional.of("Cannot reach Kafka"));
        answered("/health/ready", "get", client.get("/health/ready"), 503);
        assertThat(client.get("/health/ready").body())
                .isEqualTo("{\"status\":\"down\",\"parts\":{\"ingest\":\"Cannot reach Kafka\",\"services\":\"up\"}}");
        server.health.register("ingest", Optional::empty);
        answered("/health/ready", "get", client.get("/health/ready"), 200);
        answered("/health/live", "get", client.get("/health/live"), 200);
    }

    @Test
    void metersTellOfReads() {
        client.post(
                "/features",
                "{\"service\": \"both\", \"keys\": [{\"card_id\": \"c1\", \"shop_id\": 7}, {\"card_id\": 1, \"shop_id\": 7}]}");

        String metrics = client.get("/metrics").body();
        assertThat(metrics)
                .contains("tidemark_http_requests_seconds_count{path=\"/features\",status=\"200\"}")
                .contains("tidemark_http_requests_seconds_bucket{path=\"/features\",status=\"200\",le=\"0.005\"}")
                .contains("tidemark_read_rows_sum{service=\"both\"} 2.0")
                .contains("tidemark_read_failed_rows_total{service=\"both\"} 1.0")
                .contains("tidemark_http_response_bytes_count")
                .contains("jvm_memory_used_bytes");
    }

    private static void exchange(String path, int status, String body) {
        JsonNode asked =
                document.at("/paths/" + path.replace("/", "~1") + "/post/requestBody/content/application~1json/schema");
        try {
            conforms(asked, TestingClient.JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        answered(path, "post", client.post(path, body), status);
    }

    private static void answered(String path, String method, HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode schema = document.at("/paths/" + path.replace("/", "~1") + "/" + method + "/responses/" + status
                + "/content/application~1json/schema");
        assertThat(schema.isMissingNode()).isFalse();
        conforms(schema, json(response));
    }

    private static void conforms(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(whole)
                        .validate(value))
                .as("%s", value)
                .isEmpty();
    }
}
