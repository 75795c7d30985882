package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.Feature;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.time.Window;

/** Writes one feature on one line. */
final class FeatureWriter {
    private final StringBuilder out = new StringBuilder();

    private FeatureWriter() {}

    static String write(Feature feature) {
        FeatureWriter writer = new FeatureWriter();
        writer.out.append("{name: ").append(YamlText.text(feature.name()));
        writer.aggregation(feature.aggregation());
        return writer.out.append('}').toString();
    }

    private void aggregation(Aggregation aggregation) {
        add("aggregate", aggregation.function().yamlName());
        aggregation.of().ifPresent(column -> add("of", YamlText.text(column)));
        aggregation.n().ifPresent(n -> add("n", Integer.toString(n)));
        aggregation.p().ifPresent(p -> add("p", YamlText.number(p)));
        aggregation.where().ifPresent(sql -> add("where", YamlText.quoted(sql)));
        aggregation.windowMicros().ifPresent(micros -> add("window", duration(micros, "lifetime")));
        aggregation.resolutionMicros().ifPresent(micros -> add("resolution", Durations.text(micros)));
        if (aggregation.endingBeforeMicros() != 0) {
            add("endingBefore", Durations.text(aggregation.endingBeforeMicros()));
        }
        aggregation.ttlMicros().ifPresent(micros -> add("ttl", duration(micros, "forever")));
        aggregation.defaultValue().ifPresent(value -> add("default", YamlText.value(value)));
    }

    private void add(String key, String value) {
        out.append(", ").append(key).append(": ").append(value);
    }

    private static String duration(long micros, String wordForUnbounded) {
        return micros == Window.UNBOUNDED ? wordForUnbounded : Durations.text(micros);
    }
}
