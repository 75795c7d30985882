package dev.tidemark.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads of features, as a model in production makes them: over HTTP. */
final class LiveReads {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI place;
    private final String service;
    private final double amount;

    LiveReads(int port, String service, double amount) {
        this.place = URI.create("http://127.0.0.1:" + port + "/features");
        this.service = service;
        this.amount = amount;
    }

    /** The features of one entity by name, each with value and status. */
    JsonNode read(Map<String, String> key) {
        return read(List.of(key)).at("/0/features");
    }

    /** The answers for some entities, in one call. */
    JsonNode read(List<Map<String, String>> entities) {
        ObjectNode body = MAPPER.createObjectNode().put("service", service);
        ArrayNode keys = body.putArray("keys");
        ArrayNode requests = body.putArray("request");
        for (Map<String, String> entity : entities) {
            ObjectNode key = keys.addObject();
            entity.forEach(key::put);
            requests.addObject().put("amount", amount);
        }
        JsonNode answers = post(body.toString()).path("results");
        for (JsonNode answer : answers) {
            if (!answer.path("features").isObject()) {
                throw failed(answer.toString(), null);
            }
        }
        return answers;
    }

    private JsonNode post(String body) {
        HttpRequest request = HttpRequest.newBuilder(place)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw failed(answer.body(), null);
            }
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled while reading features.", e);
        }
    }

    private TidemarkException failed(String why, Exception cause) {
        return new TidemarkException(
                ErrorCode.STORE_UNREACHABLE,
                "Cannot read features at " + place + ": "
                        + why.lines().findFirst().orElse("") + "; try again.",
                cause);
    }
}
