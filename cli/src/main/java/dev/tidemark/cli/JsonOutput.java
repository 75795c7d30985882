package dev.tidemark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.cli.terminal.Terminal;
import java.io.UncheckedIOException;

/** What {@code --json} prints: one object on standard output, and nothing else there. */
final class JsonOutput {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonOutput() {}

    static void print(Terminal terminal, ObjectNode json) {
        try {
            terminal.out().println(MAPPER.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void error(Terminal terminal, String code, String category, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error").put("code", code).put("category", category).put("message", message);
        print(terminal, json);
    }
}
