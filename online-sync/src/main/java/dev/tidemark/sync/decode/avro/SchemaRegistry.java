package dev.tidemark.sync.decode.avro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** A schema registry that answers {@code GET /schemas/ids/NUMBER} with {@code {"schema": "..."}}, as Confluent's and Apicurio's do. */
final class SchemaRegistry implements SchemaShelf {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FOUND = 200;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String address;
    private final Optional<String> credentials;

    /** @param credentials {@code USER:PASSWORD} */
    SchemaRegistry(String address, Optional<String> credentials) {
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return "the registry at " + address;
    }

    @Override
    public Optional<Schema> schema(int number) throws UnreadableValue {
        HttpResponse<String> answer = ask("/schemas/ids/" + number, number);
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != FOUND) {
            throw failed(number, "it answers with status " + answer.statusCode() + "; see its log", null);
        }
        return Optional.of(parse(answer.body(), number));
    }

    private HttpResponse<String> ask(String path, int number) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
            credentials.ifPresent(text -> request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw failed(number, "it cannot be reached; see that it runs and that sync.avro.registry is right", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TidemarkException(ErrorCode.CANCELLED, "Cancelled while a schema was looked up.", e);
        }
    }

    private Schema parse(String body, int number) throws UnreadableValue {
        try {
            JsonNode json = MAPPER.readTree(body);
            if (!json.path("references").isEmpty()) {
                throw new UnreadableValue("its schema " + number
                        + " refers to others; register it with them inside, and replay the event");
            }
            if (!json.path("schemaType").asText("AVRO").equals("AVRO")) {
                throw new UnreadableValue("its schema " + number + " is none of Avro; send Avro to this topic");
            }
            return new Schema.Parser().parse(json.path("schema").asText());
        } catch (JsonProcessingException | AvroRuntimeException e) {
            throw new UnreadableValue("its schema " + number + " is none of Avro: " + Lines.first(e));
        }
    }

    private TidemarkException failed(int number, String why, Exception cause) {
        return new TidemarkException(
                ErrorCode.STREAM_UNREACHABLE,
                "Cannot read schema " + number + " of " + name() + ": " + why + ".",
                cause);
    }
}
