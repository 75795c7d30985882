package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.Gate;
import dev.tidemark.semantics.definition.GateSeverity;
import dev.tidemark.semantics.definition.ValidationData;
import dev.tidemark.semantics.time.Durations;
import java.util.List;

/** Writes one gate, or what gates run on, on one line. */
final class GateWriter {
    private final StringBuilder out = new StringBuilder();

    private GateWriter() {}

    static String write(Gate gate) {
        GateWriter writer = new GateWriter();
        writer.out.append("{gate: ").append(gate.kind().yamlName());
        if (!gate.of().isEmpty()) {
            writer.add("of", columns(gate.of()));
        }
        gate.measure().ifPresent(measure -> writer.add("measure", measure.yamlName()));
        gate.atLeast().ifPresent(bound -> writer.add("atLeast", number(bound)));
        gate.atMost().ifPresent(bound -> writer.add("atMost", number(bound)));
        gate.withinMicros().ifPresent(micros -> writer.add("within", Durations.text(micros)));
        if (!gate.values().isEmpty()) {
            writer.add("values", YamlText.value(gate.values()));
        }
        gate.baseline().ifPresent(file -> writer.add("baseline", YamlText.text(file)));
        if (gate.severity() == GateSeverity.WARN) {
            writer.add("severity", "warn");
        }
        return writer.out.append('}').toString();
    }

    static String write(ValidationData data) {
        GateWriter writer = new GateWriter();
        writer.out.append("{spine: ").append(YamlText.text(data.spine()));
        writer.add("time", YamlText.text(data.time()));
        data.label().ifPresent(label -> writer.add("label", YamlText.text(label)));
        return writer.out.append('}').toString();
    }

    private void add(String key, String value) {
        out.append(", ").append(key).append(": ").append(value);
    }

    private static String number(double bound) {
        return Double.isInfinite(bound) ? YamlText.number(bound) : Gate.number(bound);
    }

    private static String columns(List<String> columns) {
        return columns.size() == 1
                ? YamlText.text(columns.get(0))
                : "[" + String.join(", ", columns.stream().map(YamlText::text).toList()) + "]";
    }
}
