package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.type.ValueType;
import java.util.Arrays;
import java.util.List;

/** The names of types. */
final class Types {
    private static final List<String> NAMES =
            Arrays.stream(ValueType.values()).map(ValueType::name).toList();

    private Types() {}

    static ValueType read(YamlErrors errors, Fields fields, String key) {
        String text = fields.text(key);
        return ValueType.named(text)
                .orElseThrow(() -> errors.at(
                        fields.node(key).line(),
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot read " + fields.what(key) + ": there is no type '" + text + "'"
                                + Closest.hint(text, "Types", NAMES)));
    }
}
