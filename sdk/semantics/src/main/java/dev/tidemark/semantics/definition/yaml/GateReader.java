package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.DriftMeasure;
import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.GateKind;
import dev.tidemark.semantics.definition.GateSeverity;
import dev.tidemark.semantics.definition.ValidationData;
import dev.tidemark.semantics.definition.yaml.YamlNode.Mapping;
import dev.tidemark.semantics.definition.yaml.YamlNode.Scalar;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads the gates of a view or a service, and what they run on. */
final class GateReader {
    private static final List<String> KEYS =
            List.of("gate", "of", "atLeast", "atMost", "values", "measure", "baseline", "within", "severity");
    private static final List<String> KINDS =
            Arrays.stream(GateKind.values()).map(GateKind::yamlName).toList();
    private static final List<String> MEASURES =
            Arrays.stream(DriftMeasure.values()).map(DriftMeasure::yamlName).toList();
    private static final List<String> SEVERITIES = List.of("fail", "warn");

    private final YamlErrors errors;

    GateReader(YamlErrors errors) {
        this.errors = errors;
    }

    /**
     * @param owner as messages name it, as in {@code view 'card_activity'}
     * @param accept refuses a gate that cannot be the owner's
     */
    List<Gate> gates(Fields fields, String owner, Function<Gate, ?> accept) {
        List<Gate> gates = new ArrayList<>();
        for (YamlNode item : fields.list("gates")) {
            Fields gate = new Fields(errors, thing(item, gates.size() + 1) + " of " + owner, item, KEYS);
            Gate read = gate(gate);
            gate.define(() -> accept.apply(read));
            gates.add(read);
        }
        return gates;
    }

    Optional<ValidationData> validation(Fields service) {
        return service.optional("validation", key -> {
            Fields data = new Fields(errors, service.what(key), service.node(key), List.of("spine", "time", "label"));
            String spine = data.text("spine");
            String time = data.text("time");
            Optional<String> label = data.optional("label", data::text);
            return data.define(() -> new ValidationData(spine, time, label));
        });
    }

    private Gate gate(Fields fields) {
        GateKind kind = choice(fields, "gate", "Gates", KINDS, GateKind::named);
        List<String> of = fields.has("of") ? fields.texts("of") : List.of();
        OptionalDouble atLeast = decimal(fields, "atLeast");
        OptionalDouble atMost = decimal(fields, "atMost");
        List<Object> values = values(fields);
        Optional<DriftMeasure> measure =
                fields.optional("measure", key -> choice(fields, key, "Measures", MEASURES, DriftMeasure::named));
        Optional<String> baseline = fields.optional("baseline", fields::text);
        OptionalLong within =
                fields.has("within") ? OptionalLong.of(fields.duration("within", "")) : OptionalLong.empty();
        GateSeverity severity = fields.optional(
                        "severity", key -> choice(fields, key, "Severities", SEVERITIES, GateReader::severity))
                .orElse(GateSeverity.FAIL);
        return fields.define(() -> new Gate(kind, of, atLeast, atMost, values, measure, baseline, within, severity));
    }

    private List<Object> values(Fields fields) {
        List<Object> values = new ArrayList<>();
        for (YamlNode item : fields.list("values")) {
            values.add(ScalarValues.defaultValue(errors, fields.what("values"), item));
        }
        return values;
    }

    private <T> T choice(
            Fields fields, String key, String label, List<String> names, Function<String, Optional<T>> named) {
        String text = fields.text(key);
        return named.apply(text)
                .orElseThrow(() -> errors.at(
                        fields.node(key).line(),
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot read " + fields.what(key) + ": there is no " + key + " '" + text + "'"
                                + Closest.hint(text, label, names)));
    }

    private static Optional<GateSeverity> severity(String name) {
        return SEVERITIES.contains(name)
                ? Optional.of(GateSeverity.valueOf(name.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static OptionalDouble decimal(Fields fields, String key) {
        return fields.has(key) ? OptionalDouble.of(fields.decimal(key)) : OptionalDouble.empty();
    }

    private static String thing(YamlNode item, int number) {
        boolean named = item instanceof Mapping mapping && mapping.values().get("gate") instanceof Scalar;
        String kind = named ? ((Scalar) ((Mapping) item).values().get("gate")).text() : "";
        return kind.isEmpty() ? "gate number " + number : "gate '" + kind.replaceAll("\\p{Cntrl}", " ") + "'";
    }
}
