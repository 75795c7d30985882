package dev.tidemark.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code tidemark.yaml}, or a file like it: nested keys become one with dots, a list becomes text with commas. */
final class ConfigFile {
    static final String NAME = "tidemark.yaml";

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final YAMLParser parser;
    private final List<Setting> settings = new ArrayList<>();

    private ConfigFile(String name, YAMLParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** The settings in a file; none if there is no file of the usual name. */
    static List<Setting> read(Path file) {
        String name = file.getFileName().toString();
        try {
            return parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            if (name.equals(NAME)) {
                return List.of();
            }
            throw new TidemarkException(
                    ErrorCode.MISSING_FILE,
                    "Cannot read " + file + ": there is no such file; name one that is there.",
                    e);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String said = e.getOriginalMessage().lines().findFirst().orElse("").strip();
            throw unreadable(name + ":" + line + " as YAML: " + said + "; check keys, quotes and indentation.", e);
        } catch (IOException e) {
            throw unreadable(file + ": it is no UTF-8 text that you may read; check the file and the rights to it.", e);
        }
    }

    private static List<Setting> parse(String name, String text) throws IOException {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            ConfigFile file = new ConfigFile(name, parser);
            file.read();
            return file.settings;
        }
    }

    private void read() throws IOException {
        int documents = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (parser.getParsingContext().getParent() != null
                    && parser.getParsingContext().getParent().inRoot()
                    && token == JsonToken.START_OBJECT
                    && ++documents > 1) {
                throw unreadable(origin() + ": it has a second document after ---; make it one.", null);
            }
            if (token == JsonToken.START_ARRAY) {
                add(list());
            } else if (token.isScalarValue()) {
                add(text());
            }
        }
    }

    private String list() throws IOException {
        Setting list = new Setting(
                key(parser.getParsingContext().getParent().pathAsPointer().toString()), "", origin());
        List<String> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isScalarValue()) {
                throw list.invalid("its list holds more than plain values; write a list of texts.");
            }
            items.add(text());
        }
        return String.join(",", items);
    }

    private String text() throws IOException {
        if (parser.isCurrentAlias() || parser.getTypeId() != null || parser.getObjectId() != null) {
            throw unreadable(origin() + ": anchors, aliases and tags are not for settings; write the value out.", null);
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
    }

    private void add(String value) {
        String key = key(parser.getParsingContext().pathAsPointer().toString());
        Setting setting = new Setting(key, value, origin());
        if (key.isEmpty()) {
            throw unreadable(
                    origin() + ": it is not made of keys and values; write, for one, online: {store: redis}.", null);
        }
        if (value.isBlank()) {
            throw setting.invalid("it has no value; write one, or remove the line.");
        }
        settings.add(setting);
    }

    private static String key(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    private String origin() {
        return name + ":" + Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static TidemarkException unreadable(String problem, Exception cause) {
        return new TidemarkException(ErrorCode.UNREADABLE_FILE, "Cannot read " + problem, cause);
    }
}
