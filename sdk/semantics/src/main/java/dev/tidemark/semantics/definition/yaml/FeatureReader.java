package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.FeatureView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads one feature of a view. */
final class FeatureReader {
    static final List<String> KEYS = List.of(
            "name", "aggregate", "of", "where", "window", "resolution", "endingBefore", "ttl", "n", "p", "default");

    private final YamlErrors errors;

    FeatureReader(YamlErrors errors) {
        this.errors = errors;
    }

    FeatureView addTo(FeatureView view, Fields fields) {
        String name = fields.text("name");
        AggregateFunction function = AggregateNames.read(errors, fields);
        Optional<String> of = fields.optional("of", fields::text);
        OptionalInt n = fields.has("n") ? OptionalInt.of(fields.integer("n")) : OptionalInt.empty();
        OptionalDouble p = fields.has("p") ? OptionalDouble.of(fields.decimal("p")) : OptionalDouble.empty();
        OptionalLong window = duration(fields, "window", "lifetime");
        OptionalLong resolution = duration(fields, "resolution", "");
        long shift = duration(fields, "endingBefore", "").orElse(0);
        OptionalLong ttl = duration(fields, "ttl", "forever");
        Optional<String> where = fields.optional("where", fields::sql);
        Optional<Object> defaultValue = fields.optional(
                "default", key -> ScalarValues.defaultValue(errors, fields.what(key), fields.node(key)));
        return fields.define(() -> view.feature(
                name, new Aggregation(function, of, n, p, window, resolution, shift, ttl, where, defaultValue)));
    }

    private static OptionalLong duration(Fields fields, String key, String wordForUnbounded) {
        return fields.has(key) ? OptionalLong.of(fields.duration(key, wordForUnbounded)) : OptionalLong.empty();
    }
}
