package dev.tidemark.core.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.Utf8Range;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * JSON objects, one after the other (as in a file of lines) or in one array. A field that is absent is null. Numbers keep the text
 * they are written with; lists and objects become compact JSON text. Not thread-safe.
 */
public final class JsonObjects implements AutoCloseable {
    /** What a field holds. */
    public enum Kind {
        NULL,
        BOOL,
        INTEGER,
        DECIMAL,
        TEXT,
        STRUCTURE
    }

    /** What becomes of fields that are not among the columns. */
    public enum Unknown {
        ADD,
        IGNORE,
        REFUSE
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonParser parser;
    private final Function<String, TidemarkException> refusal;
    private final Unknown unknown;
    private final List<String> columns;
    private final Map<String, Integer> indexes = new HashMap<>();
    private Kind[] kinds;
    private byte[][] texts;
    private boolean inArray;
    private boolean begun;
    private long rows;
    private final Utf8Range range = new Utf8Range();

    private JsonObjects(
            JsonParser parser, List<String> columns, Unknown unknown, Function<String, TidemarkException> refusal) {
        this.parser = parser;
        this.refusal = refusal;
        this.unknown = unknown;
        this.columns = new ArrayList<>(columns);
        for (int i = 0; i < columns.size(); i++) {
            indexes.put(columns.get(i), i);
        }
        kinds = new Kind[columns.size()];
        texts = new byte[columns.size()][];
    }

    /**
     * Objects that are read from a file.
     *
     * @param refusal makes the error of a reason
     */
    public static JsonObjects of(
            InputStream in, List<String> columns, Unknown unknown, Function<String, TidemarkException> refusal)
            throws IOException {
        return new JsonObjects(FACTORY.createParser(in), columns, unknown, refusal);
    }

    /** Objects that come one by one, each in bytes of its own: see {@link #only}. */
    public static JsonObjects ofBytes(
            List<String> columns, Unknown unknown, Function<String, TidemarkException> refusal) {
        return new JsonObjects(null, columns, unknown, refusal);
    }

    /** Moves to the object that these bytes are; refuses them if they are anything else. */
    public void only(byte[] bytes) throws IOException {
        parser = FACTORY.createParser(bytes);
        rows = 0;
        begun = true;
        try {
            if (!next() || parser.nextToken() != null) {
                throw refusal.apply("it is not one object; write {\"column\": value, …} and nothing after it");
            }
        } catch (JsonParseException e) {
            throw refusal.apply("more than one object is in it, or what follows is not JSON");
        } finally {
            parser.close();
        }
    }

    /** The columns each row has; one that is added comes last. */
    public List<String> columns() {
        return columns;
    }

    /** Moves to the next object; false after the last. */
    public boolean next() throws IOException {
        try {
            return readRow();
        } catch (JsonParseException | StreamConstraintsException e) {
            if (e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
                throw refusal.apply("it is truncated, in or after row " + rows + "; write it anew");
            }
            throw refusal.apply("line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + " is not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    public Kind kind(int column) {
        return kinds[column];
    }

    public boolean isNull(int column) {
        return kinds[column] == Kind.NULL;
    }

    /** The text of a field that is not null, as UTF-8. */
    public byte[] bytes(int column) {
        return texts[column];
    }

    /** The same; valid until the next call. */
    public Utf8Range text(int column) {
        return range.set(texts[column], 0, texts[column].length);
    }

    /** How many objects were begun. */
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean readRow() throws IOException {
        JsonToken token = parser.nextToken();
        if (!begun && token == JsonToken.START_ARRAY) {
            inArray = true;
            token = parser.nextToken();
        }
        begun = true;
        if (token == null || (inArray && token == JsonToken.END_ARRAY)) {
            return endOfRows(token);
        }
        rows++;
        if (token != JsonToken.START_OBJECT) {
            throw refusal.apply("row " + rows + " is not an object; write {\"column\": value, …}, one object a line");
        }
        Arrays.fill(kinds, Kind.NULL);
        Arrays.fill(texts, null);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            readField(parser.currentName());
        }
        return true;
    }

    private boolean endOfRows(JsonToken token) throws IOException {
        if (token != null && parser.nextToken() != null) {
            throw refusal.apply("there is more after its array of rows; keep the array alone");
        }
        return false;
    }

    private void readField(String name) throws IOException {
        JsonToken token = parser.nextToken();
        Integer index = indexes.get(name);
        if (index == null) {
            index = unknown(name);
            if (index == null) {
                parser.skipChildren();
                return;
            }
        }
        if (texts[index] != null) {
            throw refusal.apply("row " + rows + " has field '" + name + "' twice; keep one");
        }
        texts[index] = read(token, index);
    }

    private byte[] read(JsonToken token, int index) throws IOException {
        kinds[index] = switch (token) {
            case VALUE_NULL -> Kind.NULL;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOL;
            case VALUE_NUMBER_INT -> Kind.INTEGER;
            case VALUE_NUMBER_FLOAT -> Kind.DECIMAL;
            case VALUE_STRING -> Kind.TEXT;
            default -> Kind.STRUCTURE;
        };
        String text = kinds[index] == Kind.STRUCTURE ? structure() : parser.getText();
        return utf8(text);
    }

    /** JSON can spell half a surrogate pair, which is no text. */
    private byte[] utf8(String text) throws IOException {
        if (!hasSurrogates(text)) {
            return text.getBytes(StandardCharsets.UTF_8); // a copy, for most texts
        }
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException e) {
            throw refusal.apply("row " + rows + " has a text with half a surrogate pair; write whole characters");
        }
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private String structure() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.copyCurrentStructureExact(parser);
        }
        return text.toString();
    }

    private Integer unknown(String name) {
        switch (unknown) {
            case IGNORE:
                return null;
            case REFUSE:
                throw refusal.apply("row " + rows + " has field '" + name
                        + "', which no row before it has; declare its type, or add it to the first row");
            default:
                int index = columns.size();
                columns.add(name);
                indexes.put(name, index);
                kinds = Arrays.copyOf(kinds, index + 1);
                texts = Arrays.copyOf(texts, index + 1);
                kinds[index] = Kind.NULL;
                return index;
        }
    }
}
