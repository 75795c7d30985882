package dev.tidemark.sync.serve;

import static dev.tidemark.sync.serve.TestingClient.json;
import static dev.tidemark.sync.serve.TestingStore.DAY;
import static dev.tidemark.sync.serve.TestingStore.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Feast's shapes, with requests as its published examples have them. */
class FeastEndpointTest {
    private static final String PATH = "/get-online-features";
    private static TestingServer server;
    private static TestingClient client;

    @BeforeAll
    static void start() {
        server = TestingServer.start(Map.of("sync.http.maxRows", "3"));
        server.testing.pay("c1", 9_007_199_254_740_993L, 0.1, "Größe \"x\"", NOON, NOON - 2 * DAY);
        server.testing.pay("c1", 7, 0.2, null, null, NOON - DAY / 2);
        server.testing.pay("c2", 7, 5.0, "n", null, NOON - 2 * DAY);
        client = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void featuresByNameComeColumnByColumnAfterTheEntities() {
        HttpResponse<String> response = client.post(PATH, """
                {"features": ["card_activity:total", "card_activity:last_amount", "card_activity:biggest"],
                 "entities": {"card_id": ["c1", "c2", "nobody"]}}""");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
                {"metadata":{"feature_names":["card_id","total","last_amount","biggest"]},"results":[\
                {"values":["c1","c2","nobody"],"statuses":["PRESENT","PRESENT","PRESENT"],\
                "event_timestamps":["1970-01-01T00:00:00Z","1970-01-01T00:00:00Z","1970-01-01T00:00:00Z"]},\
                {"values":[0.30000000000000004,5.0,null],"statuses":["PRESENT","PRESENT","NULL_VALUE"],\
                "event_timestamps":["2024-05-02T00:00:00Z","2024-04-30T12:00:00Z","1970-01-01T00:00:00Z"]},\
                {"values":[0.2,null,null],"statuses":["PRESENT","OUTSIDE_MAX_AGE","NOT_FOUND"],\
                "event_timestamps":["2024-05-02T00:00:00Z","2024-04-30T12:00:00Z","1970-01-01T00:00:00Z"]},\
                {"values":[0.2,5.0,-1.0],"statuses":["PRESENT","PRESENT","PRESENT"],\
                "event_timestamps":["2024-05-02T00:00:00Z","2024-04-30T12:00:00Z","1970-01-01T00:00:00Z"]}\
                ]}""");
    }

    @Test
    void aServiceIsReadWholeWithItsRequestValuesAmongTheEntities() {
        JsonNode json = json(client.post(PATH, """
                {"feature_service": "cards", "entities": {"card_id": ["c2"], "amount": [2]}}"""));

        assertThat(json.at("/metadata/feature_names").toString())
                .isEqualTo("[\"card_id\",\"amount\",\"count\",\"total\",\"last_amount\",\"last_shop\",\"last_note\","
                        + "\"last_due\",\"biggest\",\"amounts\",\"ratio\"]");
        assertThat(json.at("/results/10/values/0").doubleValue()).isEqualTo(0.4);
        assertThat(json.at("/results/9/values").toString()).isEqualTo("[[5.0]]");
    }

    @Test
    void namesAreFullWhereThatIsAskedForOrTwoViewsShareThem() {
        String full = """
                {"feature_service": "both", "entities": {"card_id": ["c1"], "shop_id": [7]}, "full_feature_names": %s}""";

        assertThat(json(client.post(PATH, full.formatted("true")))
                        .at("/metadata/feature_names")
                        .toString())
                .isEqualTo("[\"card_id\",\"shop_id\",\"card_activity__count\",\"shop_activity__count\"]");
        assertThat(json(client.post(PATH, full.formatted("false")))
                        .at("/metadata/feature_names")
                        .toString())
                .isEqualTo("[\"card_id\",\"shop_id\",\"card_activity__count\",\"shop_activity__count\"]");
        JsonNode clash = json(client.post(PATH, """
                {"features": ["card_activity:count", "shop_activity:count"], "entities": {"card_id": ["c1"], "shop_id": [7]}}"""));
        assertThat(clash.at("/error/message").textValue())
                .isEqualTo("Cannot read the request: two of its features would be called 'count', as"
                        + " 'shop_activity:count'; ask for each once, and set \"full_feature_names\": true.");
    }

    @Test
    void onlyTheKeysAndRequestValuesOfWhatIsAskedForAreNeeded() {
        JsonNode shop = json(client.post(PATH, """
                {"features": ["shop_activity:count"], "entities": {"shop_id": [7, 9007199254740993]}}"""));
        assertThat(shop.at("/results/0/values").toString()).isEqualTo("[7,9007199254740993]");
        assertThat(shop.at("/results/1/values").toString()).isEqualTo("[2,1]");

        JsonNode onDemand = json(client.post(PATH, """
                {"features": ["cards:ratio"], "entities": {"card_id": ["c2"], "amount": [10]}}"""));
        assertThat(onDemand.at("/results/2/values/0").doubleValue()).isEqualTo(2.0);
        assertThat(json(client.post(PATH, """
                {"features": ["cards:ratio"], "entities": {"card_id": ["c2"]}}""")).at("/error/code").textValue()).isEqualTo("MISSING_COLUMN");
    }

    @Test
    void integersAreTextWhereThatIsAskedFor() {
        String body = "{\"features\": [\"card_activity:last_shop\"], \"entities\": {\"card_id\": [\"c1\"]}}";

        assertThat(json(client.post(PATH, body)).at("/results/1/values").toString())
                .isEqualTo("[7]");
        assertThat(json(client.post(PATH + "?int64=text", body))
                        .at("/results/1/values")
                        .toString())
                .isEqualTo("[\"7\"]");
        assertThat(client.post(PATH + "?int64=float", body).statusCode()).isEqualTo(400);
    }

    @Test
    void whatCurlSendsWithoutBeingToldATypeIsRead() {
        HttpResponse<String> response = client.send(
                "POST",
                PATH,
                "{\"features\": [\"card_activity:count\"], \"entities\": {\"card_id\": [\"c1\"]}}",
                "application/x-www-form-urlencoded");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(client.send("POST", PATH, "a,b", "text/csv").statusCode()).isEqualTo(415);
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        refused(
                "{\"features\": [\"card_activity:cuont\"], \"entities\": {\"card_id\": [\"c1\"]}}",
                400,
                "UNKNOWN_NAME",
                "Cannot read feature 'card_activity:cuont': no live service lists it; did you mean"
                        + " 'card_activity:count'?");
        refused(
                "{\"features\": [\"cards:ratio\", \"shop_activity:count\"], \"entities\": {\"card_id\": [\"c1\"]}}",
                400,
                "UNKNOWN_NAME",
                "Cannot read cards:ratio, shop_activity:count together: no live service lists them all");
        refused(
                "{\"feature_service\": \"crads\", \"entities\": {\"card_id\": [\"c1\"]}}",
                404,
                "NOT_SERVED",
                "Cannot read service 'crads': no release of it is live; did you mean 'cards'?");
        refused(
                "{\"feature_service\": \"both\", \"entities\": {\"card_id\": [\"c1\"], \"shop_id\": [7, 8]}}",
                400,
                "MALFORMED_BODY",
                "Cannot read the request: its 'entities' have lists of different lengths");
        refused(
                "{\"feature_service\": \"both\", \"entities\": {\"card_id\": [\"c1\"], \"shop_id\": [1.5]}}",
                400,
                "WRONG_TYPE",
                "Cannot read service 'both': key column 'shop_id' is INT64, it was given Double 1.5");
        refused(
                "{\"feature_service\": \"both\", \"entities\": {\"card_id\": [1,2,3,4], \"shop_id\": [1,2,3,4]}}",
                422,
                "BATCH_TOO_LARGE",
                "Cannot answer: the request has 4 entities, 3 are allowed");
        refused("{\"feature_service\": ", 400, "MALFORMED_BODY", "Cannot read the request: it is not JSON (line 1,");
        refused("[1]", 400, "MALFORMED_BODY", "Cannot read the request: it is not a JSON object");
        refused("[".repeat(5_000), 400, "MALFORMED_BODY", "Cannot read the request: it is not JSON");
    }

    private static void refused(String body, int status, String code, String message) {
        HttpResponse<String> response = client.post(PATH, body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).at("/error/code").textValue()).isEqualTo(code);
        assertThat(json(response).at("/error/message").textValue()).startsWith(message);
    }
}
