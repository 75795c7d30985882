package dev.tidemark.sync.config;

import dev.tidemark.core.config.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What records of streams are written in, where that is not JSON with all columns.
 *
 * @param project what paths are relative to
 * @param avroTopics topics of Kafka whose values are Avro: the file of their schema, or {@link #NUMBERED}
 * @param schemaFolder where schemas lie as {@code NUMBER.avsc}
 * @param registry the address of a schema registry
 * @param registryCredentials {@code USER:PASSWORD}
 * @param keyColumns streams whose records have a column as their key, by their names as in {@code kafka:payments}
 */
public record FormatSettings(
        Path project,
        Map<String, String> avroTopics,
        Optional<Path> schemaFolder,
        Optional<String> registry,
        Optional<String> registryCredentials,
        Map<String, String> keyColumns) {
    /** In place of a file: each value names its schema by a number. */
    public static final String NUMBERED = "numbered";

    private static final String AVRO = "sync.avro.";
    private static final String TOPICS = AVRO + "topics";
    private static final String KEY_COLUMNS = "sync.keyColumns";

    /** Every key there is. */
    public static final List<String> KEYS =
            List.of(KEY_COLUMNS, TOPICS, AVRO + "schemaFolder", AVRO + "registry", AVRO + "registryCredentialsFile");

    /** All is JSON with all columns. */
    public static final FormatSettings JSON =
            new FormatSettings(Path.of(""), Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public FormatSettings {
        avroTopics = Map.copyOf(avroTopics);
        keyColumns = Map.copyOf(keyColumns);
    }

    static FormatSettings read(SettingReader settings) {
        FormatSettings read = new FormatSettings(
                settings.project(),
                pairs(settings, TOPICS, "TOPIC=FILE", "payments=payments.avsc"),
                settings.path(AVRO + "schemaFolder"),
                settings.find(AVRO + "registry").map(Setting::value),
                settings.contents(AVRO + "registryCredentialsFile"),
                pairs(settings, KEY_COLUMNS, "STREAM=COLUMN", "kafka:payments=card_id"));
        boolean numbered = read.avroTopics.containsValue(NUMBERED);
        if (numbered && read.schemaFolder.isPresent() == read.registry.isPresent()) {
            throw settings.find(TOPICS)
                    .orElseThrow()
                    .invalid("a topic is numbered, so set one of sync.avro.registry and sync.avro.schemaFolder.");
        }
        return read;
    }

    private static Map<String, String> pairs(SettingReader settings, String key, String form, String example) {
        Map<String, String> pairs = new TreeMap<>();
        for (String entry : settings.list(key)) {
            int equals = entry.indexOf('=');
            if (equals < 1 || equals == entry.length() - 1) {
                throw settings.find(key)
                        .orElseThrow()
                        .invalid("'" + entry + "' is not " + form + "; write it like " + example + ".");
            }
            pairs.put(
                    entry.substring(0, equals).strip(),
                    entry.substring(equals + 1).strip());
        }
        return pairs;
    }
}
