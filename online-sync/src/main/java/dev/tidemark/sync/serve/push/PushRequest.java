package dev.tidemark.sync.serve.push;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidemark.sync.http.JsonBodies;
import dev.tidemark.sync.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is pushed: {@code {"source": S, "events": [{...}], "id": "..."}}. Events are taken as the bytes they were sent as, so that
 * nothing is lost of a number.
 *
 * @param id of this push: sent again under it within ten minutes, events are stored once
 */
record PushRequest(String source, Optional<String> id, List<byte[]> events) {
    private static final int LONGEST_ID = 200;

    static PushRequest parse(byte[] body) {
        try (JsonParser json = JsonBodies.FACTORY.createParser(body)) {
            return parse(json, body);
        } catch (JsonProcessingException e) {
            throw malformed("it is not JSON (line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + "); check quotes, commas and brackets.");
        } catch (IOException e) {
            throw malformed("it is not JSON in UTF-8; check how it is encoded.");
        }
    }

    private static PushRequest parse(JsonParser json, byte[] body) throws IOException {
        String source = null;
        String id = null;
        List<byte[]> events = null;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw malformed("it is not a JSON object; send {\"source\": \"NAME\", \"events\": [{...}]}.");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "source" -> source = text(json, "source");
                case "id" -> id = text(json, "id");
                case "events" -> events = events(json, body);
                default -> throw malformed("it has no field '" + field + "'. Fields: source, id, events.");
            }
        }
        if (json.nextToken() != null) {
            throw malformed("something follows the object; send one.");
        }
        if (source == null || events == null) {
            throw malformed("it lacks '" + (source == null ? "source" : "events")
                    + "'; send {\"source\": \"NAME\", \"events\": [{...}]}.");
        }
        if (id != null && (id.isBlank() || id.length() > LONGEST_ID)) {
            throw malformed("its 'id' is empty or longer than " + LONGEST_ID + " characters; make it a UUID.");
        }
        return new PushRequest(source, Optional.ofNullable(id), events);
    }

    private static String text(JsonParser json, String field) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw malformed("its '" + field + "' is no text; put it between quotes.");
        }
        return json.getText();
    }

    private static List<byte[]> events(JsonParser json, byte[] body) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw malformed("its 'events' is no list; send [{\"COLUMN\": VALUE}].");
        }
        List<byte[]> events = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            long from = json.currentTokenLocation().getByteOffset();
            if (json.currentToken() != JsonToken.START_OBJECT || from < 0) {
                throw malformed("its 'events' holds more than objects in UTF-8; send [{\"COLUMN\": VALUE}].");
            }
            json.skipChildren();
            long to = json.currentLocation().getByteOffset();
            events.add(Arrays.copyOfRange(body, Math.toIntExact(from), Math.toIntExact(to)));
        }
        return events;
    }

    private static Refusal malformed(String reason) {
        return JsonBodies.malformed(reason);
    }
}
