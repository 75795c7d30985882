package dev.tidemark.sync.decode.avro;

import dev.tidemark.sync.config.FormatSettings;
import dev.tidemark.sync.config.SyncConfig;
import dev.tidemark.sync.decode.JsonDecoder;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.RecordKey;
import dev.tidemark.sync.decode.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reads the records of each stream. Immutable. */
public final class StreamDecoders {
    private static final String KAFKA = "kafka:";

    private final Map<String, WriterSchemas> avro = new HashMap<>();
    private final Map<String, String> keyColumns;
    private final int maxBytes;

    /** @throws dev.tidemark.semantics.error.TidemarkException if a schema file cannot be read */
    public StreamDecoders(SyncConfig config) {
        FormatSettings formats = config.formats();
        this.keyColumns = formats.keyColumns();
        this.maxBytes = config.maxEventBytes();
        NumberedSchemas numbered = new NumberedSchemas(shelf(formats));
        formats.avroTopics()
                .forEach((topic, schema) -> avro.put(
                        KAFKA + topic,
                        schema.equals(FormatSettings.NUMBERED)
                                ? numbered
                                : OneSchema.read(formats.project().resolve(schema))));
    }

    private static SchemaShelf shelf(FormatSettings formats) {
        return formats.registry()
                .<SchemaShelf>map(address -> new SchemaRegistry(address, formats.registryCredentials()))
                .orElseGet(() -> new SchemaFolder(formats.schemaFolder().orElse(formats.project())));
    }

    /**
     * A decoder of its own for a caller.
     *
     * @param stream as in {@code kafka:transactions}
     */
    public RecordDecoder decoder(String stream, List<Slot> slots) {
        RecordKey key = new RecordKey(Optional.ofNullable(keyColumns.get(stream)));
        WriterSchemas schemas = avro.get(stream);
        return schemas == null ? new JsonDecoder(slots, key, maxBytes) : new AvroDecoder(slots, schemas, key, maxBytes);
    }
}
