package dev.tidemark.semantics.definition.yaml;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.tidemark.semantics.definition.yaml.YamlNode.Mapping;
import dev.tidemark.semantics.definition.yaml.YamlNode.Scalar;
import dev.tidemark.semantics.definition.yaml.YamlNode.ScalarKind;
import dev.tidemark.semantics.definition.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one YAML document of plain values. Anchors, aliases, tags and further documents are refused: definitions need
 * none of them, and each is a way to make a small file mean something large or foreign.
 */
final class YamlParser {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final int MAX_DEPTH = 16;

    /** What the parser takes, which finds out late: its time grows with the square of a single long text. */
    private static final int MAX_CHARACTERS = 3 << 20;

    private final YamlErrors errors;
    private final YAMLParser parser;
    private int depth;

    private YamlParser(YamlErrors errors, YAMLParser parser) {
        this.errors = errors;
        this.parser = parser;
    }

    static YamlNode parse(String text, YamlErrors errors) {
        if (text.length() > MAX_CHARACTERS) {
            throw errors.at(
                    1,
                    "Cannot read these definitions: they have " + text.length() + " characters, and the most is "
                            + MAX_CHARACTERS + "; are they definitions?");
        }
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlParser(errors, parser).document();
        } catch (IOException | RuntimeException e) {
            throw errors.malformed(text, e);
        }
    }

    private YamlNode document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            throw errors.at(
                    1, "Cannot read these definitions: there are none; begin with entities, sources and views.");
        }
        YamlNode root = node(first);
        if (parser.nextToken() != null) {
            throw errors.at(line(), "Cannot read a second document after ---; put it into a file of its own.");
        }
        return root;
    }

    private YamlNode node(JsonToken token) throws IOException {
        refuseIndirection();
        if (++depth > MAX_DEPTH) {
            throw errors.at(line(), "Cannot read a value nested " + depth + " deep: definitions nest at most 6 deep.");
        }
        YamlNode node = switch (token) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            default -> scalar(token);
        };
        depth--;
        return node;
    }

    private Mapping mapping() throws IOException {
        int line = line();
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            refuseIndirection();
            String key = parser.currentName();
            Integer first = lines.putIfAbsent(key, line());
            if (first != null) {
                throw errors.duplicateKey(line(), key, first);
            }
            values.put(key, node(parser.nextToken()));
        }
        return new Mapping(line, values);
    }

    private Sequence sequence() throws IOException {
        int line = line();
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token));
        }
        return new Sequence(line, items);
    }

    private Scalar scalar(JsonToken token) throws IOException {
        ScalarKind kind = switch (token) {
            case VALUE_NUMBER_INT -> ScalarKind.INTEGER;
            case VALUE_NUMBER_FLOAT -> ScalarKind.DECIMAL;
            case VALUE_TRUE, VALUE_FALSE -> ScalarKind.BOOL;
            case VALUE_NULL -> ScalarKind.NULL;
            default -> ScalarKind.TEXT;
        };
        return new Scalar(line(), kind, parser.getText());
    }

    private void refuseIndirection() throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw errors.at(
                    line(),
                    "Cannot read an anchor or alias: write the value out, or quote a text that begins with & or *.");
        }
        if (parser.getTypeId() != null) {
            throw errors.at(
                    line(), "Cannot read tag '" + parser.getTypeId() + "': write the plain value, or quote the text.");
        }
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
