package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.type.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of types. */
final class Types {
    private static final List<String> NAMES =
            Arrays.stream(ValueType.values()).map(ValueType::name).toList();

    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("BOOLEAN", "BOOL"),
            Map.entry("INT", "INT64"),
            Map.entry("INTEGER", "INT64"),
            Map.entry("BIGINT", "INT64"),
            Map.entry("LONG", "INT64"),
            Map.entry("FLOAT", "DOUBLE"),
            Map.entry("REAL", "DOUBLE"),
            Map.entry("DECIMAL", "DOUBLE"),
            Map.entry("TEXT", "STRING"),
            Map.entry("VARCHAR", "STRING"),
            Map.entry("DATE", "TIMESTAMP"),
            Map.entry("DATETIME", "TIMESTAMP"));

    private Types() {}

    static ValueType read(YamlErrors errors, Fields fields, String key) {
        String text = fields.text(key);
        return ValueType.named(text)
                .orElseThrow(() -> errors.at(
                        fields.node(key).line(),
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot read " + fields.what(key) + ": there is no type '" + text + "'" + hint(text)));
    }

    private static String hint(String text) {
        String other = OTHER_NAMES.get(text.toUpperCase(Locale.ROOT));
        return other == null ? Closest.hint(text, "Types", NAMES) : "; write " + other + ".";
    }
}
