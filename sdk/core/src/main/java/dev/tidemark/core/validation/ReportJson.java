package dev.tidemark.core.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.semantics.definition.Gate;
import java.util.Locale;
import java.util.OptionalDouble;

/** A report for programs. Names of fields never change. */
final class ReportJson {
    private ReportJson() {}

    static ObjectNode write(GateReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("service", report.profile().service());
        json.put("fingerprint", report.profile().fingerprint());
        json.put("rows", report.profile().rows());
        json.put("passed", report.passed());
        ObjectNode counts = json.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(name(verdict), report.count(verdict));
        }
        ArrayNode gates = json.putArray("gates");
        report.results().forEach(result -> gates.add(gate(result)));
        ArrayNode features = json.putArray("features");
        report.profile().features().forEach(feature -> features.add(feature(feature)));
        return json;
    }

    private static ObjectNode gate(GateResult result) {
        Gate gate = result.gate();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("owner", result.owner());
        json.put("gate", gate.kind().yamlName());
        gate.of().forEach(json.putArray("of")::add);
        gate.measure().ifPresent(measure -> json.put("measure", measure.yamlName()));
        put(json, "atLeast", gate.atLeast());
        put(json, "atMost", gate.atMost());
        gate.withinMicros().ifPresent(micros -> json.put("withinMicros", micros));
        json.put("text", gate.text());
        json.put("severity", gate.severity().name().toLowerCase(Locale.ROOT));
        json.put("verdict", name(result.verdict()));
        put(json, "measured", result.measured());
        json.put("shown", result.shown());
        json.put("explanation", result.explanation());
        ArrayNode examples = json.putArray("examples");
        result.examples()
                .forEach(example ->
                        examples.addObject().put("row", example.row()).put("value", example.value()));
        return json;
    }

    private static ObjectNode feature(FeatureProfile feature) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", feature.name());
        json.put("type", feature.type().name());
        json.put("nulls", feature.nulls());
        json.put("nullRate", feature.nullRate());
        put(json, "min", feature.min());
        put(json, "mean", feature.mean());
        put(json, "max", feature.max());
        return json;
    }

    /** {@code passed}, {@code warned}, {@code failed}, {@code not_evaluated}. */
    static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode json, String key, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            json.put(key, value.getAsDouble());
        } else {
            json.putNull(key);
        }
    }
}
