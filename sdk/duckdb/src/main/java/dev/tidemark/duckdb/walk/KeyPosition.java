package dev.tidemark.duckdb.walk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidemark.semantics.expression.InputColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** A key as the position of a backfill that is done with all keys up to it: a JSON array of its values. */
final class KeyPosition {
    private static final JsonFactory JSON = new JsonFactory();

    private KeyPosition() {}

    static String write(List<Object> key) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Object value : key) {
                if (value instanceof String string) {
                    json.writeString(string);
                } else if (value instanceof Boolean truth) {
                    json.writeBoolean(truth);
                } else {
                    json.writeNumber((Long) value);
                }
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The condition that a key comes after a position. It begins with one on the first column alone, by which whole parts of
     * a file are skipped.
     *
     * @param position as {@link #write} gave it
     */
    static String after(String position, List<InputColumn> keys, Function<InputColumn, String> column) {
        List<String> values = literals(position);
        List<String> columns = keys.stream().map(column).toList();
        String after = columns.get(columns.size() - 1) + " > " + values.get(columns.size() - 1);
        for (int i = columns.size() - 2; i >= 0; i--) {
            String name = columns.get(i);
            String value = values.get(i);
            after = name + " >= " + value + " AND (" + name + " > " + value + " OR (" + after + "))";
        }
        return "(" + after + ")";
    }

    private static List<String> literals(String position) {
        List<String> literals = new ArrayList<>();
        try (JsonParser json = JSON.createParser(position)) {
            json.nextToken();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                literals.add(token == JsonToken.VALUE_STRING ? text(json.getText()) : json.getText());
            }
            return literals;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text by its bytes: a literal cannot hold every character. */
    private static String text(String text) {
        return "decode(from_hex('" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'))";
    }
}
