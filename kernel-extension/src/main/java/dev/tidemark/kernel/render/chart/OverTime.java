package dev.tidemark.kernel.render.chart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.FeatureStore;
import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.text.JsonValues;
import dev.tidemark.core.text.Shown;
import dev.tidemark.core.training.Spine;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.type.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Evaluates a service for one key at even instants: a training set of a spine made for it. */
final class OverTime {
    private static final String TIME = "tidemark_as_of";
    private static final int MOST_INSTANTS = 2_000;
    private static final int FIRST_FEATURES = 4;

    private final FeatureService service;
    private final Map<String, ?> key;
    private final long[] instants;

    private OverTime(FeatureService service, Map<String, ?> key, long[] instants) {
        this.service = service;
        this.key = key;
        this.instants = instants;
    }

    static Series of(
            FeatureStore store,
            FeatureService service,
            Map<String, ?> key,
            Instant from,
            Instant to,
            Duration step,
            List<String> features) {
        OverTime question = new OverTime(service, key, instants(from, to, step));
        question.requireKeys();
        try {
            Path spine = Files.createTempFile("tidemark-over-time-", ".jsonl");
            try {
                return question.ask(store, spine, features);
            } finally {
                Files.delete(spine);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long[] instants(Instant from, Instant to, Duration step) {
        long first = TextTime.toMicros(from);
        long last = TextTime.toMicros(to);
        long micros = Durations.toMicros(step);
        if (micros < 1 || last < first || (last - first) / micros >= MOST_INSTANTS) {
            throw new TidemarkException(
                    ErrorCode.INVALID_VALUE,
                    "Cannot draw values from " + from + " to " + to + " every " + step + ": that is not 1 to "
                            + MOST_INSTANTS + " instants; take a longer step, or a shorter time.");
        }
        return LongStream.iterate(first, at -> at <= last, at -> at + micros).toArray();
    }

    private Series ask(FeatureStore store, Path file, List<String> features) throws IOException {
        Map<String, ValueType> columns = columns();
        Files.write(
                file, LongStream.of(instants).mapToObj(at -> row(at, columns)).toList());
        Spine spine = Spine.json(file.toString()).at(TIME).column(TIME, ValueType.TIMESTAMP);
        for (Map.Entry<String, ValueType> column : columns.entrySet()) {
            spine = spine.column(column.getKey(), column.getValue());
        }
        try (TrainingSet set = store.trainingSet(service).spine(spine).build()) {
            List<BuiltColumn> outputs = set.columns().stream()
                    .filter(column ->
                            column.role() == BuiltColumn.Role.FEATURE || column.role() == BuiltColumn.Role.ON_DEMAND)
                    .toList();
            List<List<Object>> rows =
                    set.features(LongStream.range(0, instants.length).toArray());
            List<Series.Strip> strips = new ArrayList<>();
            for (int output : chosen(outputs, features)) {
                double[] values = rows.stream()
                        .mapToDouble(row -> number(row.get(output)))
                        .toArray();
                strips.add(new Series.Strip(outputs.get(output).name(), values));
            }
            return new Series(service.name() + " over time", keyText(columns), instants, strips);
        }
    }

    private String row(long at, Map<String, ValueType> columns) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put(TIME, TextTime.format(at));
        columns.forEach((name, type) -> row.set(name, JsonValues.of(typed(name, type), type)));
        return row.toString();
    }

    /** Key columns and request values, each once. */
    private Map<String, ValueType> columns() {
        Map<String, ValueType> columns = new LinkedHashMap<>();
        service.views()
                .forEach(view -> view.entity().keys().forEach(one -> columns.putIfAbsent(one.name(), one.type())));
        service.request().forEach(value -> columns.putIfAbsent(value.name(), value.type()));
        return columns;
    }

    private void requireKeys() {
        Map<String, ValueType> columns = columns();
        for (String given : key.keySet()) {
            if (!columns.containsKey(given)) {
                throw new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot draw '" + given + "' over time: service '" + service.name()
                                + "' has no such key or request value"
                                + Closest.hint(given, "Keys and request values", List.copyOf(columns.keySet())));
            }
        }
        service.views()
                .forEach(view -> view.entity().keys().forEach(one -> {
                    if (key.get(one.name()) == null) {
                        throw new TidemarkException(
                                ErrorCode.INVALID_VALUE,
                                "Cannot draw service '" + service.name() + "' over time: key '" + one.name()
                                        + "' has no value; give it, as in Map.of(\"" + one.name() + "\", …).");
                    }
                }));
    }

    /** The value as the Java type of its column: whole numbers of any width, instants. */
    private Object typed(String name, ValueType type) {
        Object value = key.get(name);
        if (value instanceof Number number) {
            if (type == ValueType.INT64 && !(value instanceof Double) && !(value instanceof Float)) {
                return number.longValue();
            }
            if (type == ValueType.DOUBLE) {
                return number.doubleValue();
            }
        }
        if (value instanceof Instant instant && type == ValueType.TIMESTAMP) {
            return TextTime.toMicros(instant);
        }
        boolean fits = value == null
                || (type == ValueType.STRING && value instanceof String)
                || (type == ValueType.BOOL && value instanceof Boolean);
        if (!fits) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    "Cannot draw service '" + service.name() + "' over time: '" + name + "' is " + type + ", and "
                            + value.getClass().getSimpleName() + " was given.");
        }
        return value;
    }

    private int[] chosen(List<BuiltColumn> outputs, List<String> features) {
        if (features.isEmpty()) {
            return LongStream.range(0, outputs.size())
                    .mapToInt(Math::toIntExact)
                    .filter(i -> isNumber(outputs.get(i)))
                    .limit(FIRST_FEATURES)
                    .toArray();
        }
        return features.stream().mapToInt(feature -> index(outputs, feature)).toArray();
    }

    private int index(List<BuiltColumn> outputs, String feature) {
        List<String> names = outputs.stream().map(BuiltColumn::name).toList();
        int index = names.indexOf(feature);
        if (index < 0) {
            throw new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot draw feature '" + feature + "' over time: service '" + service.name()
                            + "' has none of that name" + Closest.hint(feature, "Features", names));
        }
        if (!isNumber(outputs.get(index))) {
            throw new TidemarkException(
                    ErrorCode.UNSUPPORTED,
                    "Cannot draw feature '" + feature + "' over time: it is "
                            + outputs.get(index).type() + "; draw one of numbers or Booleans.");
        }
        return index;
    }

    private static boolean isNumber(BuiltColumn column) {
        return column.type().isNumber() || column.type() == ValueType.BOOL;
    }

    private static double number(Object value) {
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        return value == null ? Double.NaN : ((Number) value).doubleValue();
    }

    private String keyText(Map<String, ValueType> columns) {
        List<String> parts = new ArrayList<>();
        columns.forEach((name, type) -> {
            if (key.get(name) != null) {
                parts.add(name + " = " + Shown.value(typed(name, type), type));
            }
        });
        return String.join(", ", parts);
    }
}
