package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.definition.StreamBinding;
import dev.tidemark.semantics.definition.yaml.YamlNode.Scalar;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.type.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one source. */
final class SourceReader {
    static final List<String> KEYS = List.of(
            "name", "path", "format", "eventTime", "knownTime", "sequence", "visibleAtItsInstant", "columns", "stream");

    private static final List<String> KINDS = List.of("kafka", "redis", "push");
    private static final List<String> FORMATS =
            Arrays.stream(FileFormat.values()).map(FileFormat::yamlName).toList();

    private final YamlErrors errors;

    SourceReader(YamlErrors errors) {
        this.errors = errors;
    }

    Source source(Fields fields) {
        String name = fields.text("name");
        String path = fields.text("path");
        Optional<FileFormat> format = fields.optional("format", key -> format(fields, key));
        String eventTime = fields.text("eventTime");
        Optional<String> knownTime = fields.optional("knownTime", fields::text);
        Optional<String> sequence = fields.optional("sequence", fields::text);
        boolean visible = fields.has("visibleAtItsInstant") && fields.bool("visibleAtItsInstant");
        Map<String, ValueType> columns = fields.map("columns", (inner, key) -> Types.read(errors, inner, key));
        Optional<StreamBinding> stream = fields.optional("stream", key -> stream(fields, key));
        return fields.define(() -> new Source(
                name,
                path,
                format.orElseGet(() -> Source.file(name, path).format()),
                eventTime,
                knownTime,
                sequence,
                visible,
                columns,
                stream));
    }

    private FileFormat format(Fields fields, String key) {
        String text = fields.text(key);
        return FileFormat.named(text)
                .orElseThrow(() -> errors.at(
                        fields.node(key).line(),
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot read " + fields.what(key) + ": there is no format '" + text + "'"
                                + Closest.hint(text, "Formats", FORMATS)));
    }

    private StreamBinding stream(Fields fields, String key) {
        if (fields.node(key) instanceof Scalar scalar && scalar.text().equals("push")) {
            return StreamBinding.Push.http();
        }
        Fields stream = new Fields(errors, fields.what(key), fields.node(key), KINDS);
        List<String> kinds = KINDS.stream().filter(stream::has).toList();
        if (kinds.size() != 1) {
            throw errors.at(
                    stream.line(),
                    "Cannot read " + fields.what(key) + ": it names " + (kinds.isEmpty() ? "none" : "more than one")
                            + " of kafka, redis and push; name one.");
        }
        String kind = kinds.get(0);
        List<String> keys = switch (kind) {
            case "kafka" -> List.of("topic");
            case "redis" -> List.of("stream");
            default -> List.of();
        };
        Fields binding = new Fields(errors, fields.what(key), stream.node(kind), keys);
        String name = keys.isEmpty() ? "" : binding.text(keys.get(0));
        return binding.define(() -> switch (kind) {
            case "kafka" -> StreamBinding.Kafka.topic(name);
            case "redis" -> StreamBinding.Redis.stream(name);
            default -> StreamBinding.Push.http();
        });
    }
}
