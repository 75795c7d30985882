package dev.tidemark.sync.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.semantics.text.TextTime;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The example of Feast's manual, "Python feature server", "Retrieving features from the online store": what it asks for over what
 * it knows. The manual lists the answer row by row, as Feast's server did once; what it sends, by its description of the message, is
 * a result for each name, with the values of all rows. So the two are compared cell by cell.
 */
class FeastExampleTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String REQUEST = """
            {
                "features": [
                  "driver_hourly_stats:conv_rate",
                  "driver_hourly_stats:acc_rate",
                  "driver_hourly_stats:avg_daily_trips"
                ],
                "entities": {
                  "driver_id": [1001, 1002, 1003]
                }
              }""";

    private static final String PUBLISHED = """
            {
              "metadata": {"feature_names": ["driver_id", "conv_rate", "avg_daily_trips", "acc_rate"]},
              "results": [
                {
                  "values": [1001, 0.7037263512611389, 308, 0.8724706768989563],
                  "statuses": ["PRESENT", "PRESENT", "PRESENT", "PRESENT"],
                  "event_timestamps": ["1970-01-01T00:00:00Z", "2021-12-31T23:00:00Z", "2021-12-31T23:00:00Z", "2021-12-31T23:00:00Z"]
                },
                {
                  "values": [1002, 0.038169607520103455, 332, 0.48534533381462097],
                  "statuses": ["PRESENT", "PRESENT", "PRESENT", "PRESENT"],
                  "event_timestamps": ["1970-01-01T00:00:00Z", "2021-12-31T23:00:00Z", "2021-12-31T23:00:00Z", "2021-12-31T23:00:00Z"]
                },
                {
                  "values": [1003, 0.9665873050689697, 779, 0.7793770432472229],
                  "statuses": ["PRESENT", "PRESENT", "PRESENT", "PRESENT"],
                  "event_timestamps": ["1970-01-01T00:00:00Z", "2021-12-31T23:00:00Z", "2021-12-31T23:00:00Z", "2021-12-31T23:00:00Z"]
                }
              ]
            }""";

    private static TestingServer server;

    @BeforeAll
    static void start() {
        server = TestingServer.start();
        server.testing.release("driver_activity");
        long at = TextTime.parse("2021-12-31T23:00:00Z");
        server.testing.drive(1001, 0.7037263512611389, 0.8724706768989563, 308, at);
        server.testing.drive(1002, 0.038169607520103455, 0.48534533381462097, 332, at);
        server.testing.drive(1003, 0.9665873050689697, 0.7793770432472229, 779, at);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theRequestOfTheManualIsAnsweredWithTheNumbersOfTheManual() throws JsonProcessingException {
        JsonNode published = MAPPER.readTree(PUBLISHED);
        JsonNode answer = answer(REQUEST);

        assertThat(names(answer)).containsExactly("driver_id", "conv_rate", "acc_rate", "avg_daily_trips");
        assertThat(members(answer)).isEqualTo(members(published));
        assertThat(members(answer.path("metadata"))).isEqualTo(members(published.path("metadata")));
        assertThat(answer.path("results"))
                .hasSize(4)
                .allSatisfy(result -> assertThat(members(result)).isEqualTo(members(published.at("/results/0"))));
        assertThat(cells(answer, true)).isEqualTo(cells(published, false)).hasSize(3 * 4 * 3);
    }

    /** As the manual says under the example: the name of a feature service in place of the list. */
    @Test
    void theSameByTheNameOfAService() throws JsonProcessingException {
        JsonNode answer = answer("""
                {"feature_service": "driver_activity", "entities": {"driver_id": [1001, 1002, 1003]}}""");

        assertThat(cells(answer, true)).isEqualTo(cells(MAPPER.readTree(PUBLISHED), false));
    }

    /** Sent as the manual's {@code curl -X POST -d} does, which calls it a form. */
    private static JsonNode answer(String request) {
        HttpResponse<String> response =
                server.client().send("POST", "/get-online-features", request, "application/x-www-form-urlencoded");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestingClient.json(response);
    }

    private static List<String> names(JsonNode answer) {
        List<String> names = new ArrayList<>();
        answer.at("/metadata/feature_names").forEach(name -> names.add(name.textValue()));
        return names;
    }

    private static List<String> members(JsonNode object) {
        List<String> members = new ArrayList<>();
        object.fieldNames().forEachRemaining(members::add);
        return members;
    }

    /** What stands in each place, as JSON, by name of the feature, row and member. */
    private static Map<String, String> cells(JsonNode answer, boolean resultsAreColumns) {
        Map<String, String> cells = new TreeMap<>();
        List<String> names = names(answer);
        for (int outer = 0; outer < answer.path("results").size(); outer++) {
            int result = outer;
            answer.path("results").get(outer).properties().forEach(member -> {
                for (int inner = 0; inner < member.getValue().size(); inner++) {
                    String name = names.get(resultsAreColumns ? result : inner);
                    int row = resultsAreColumns ? inner : result;
                    cells.put(
                            name + " of row " + row + ", " + member.getKey(),
                            member.getValue().get(inner).toString());
                }
            });
        }
        return cells;
    }
}
