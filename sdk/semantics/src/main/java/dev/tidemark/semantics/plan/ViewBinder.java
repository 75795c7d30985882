package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.Feature;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Binds one view of a service: its columns, its filters and the features the service lists. */
final class ViewBinder {
    private final FeatureView view;
    private final RowLayout layout;

    private ViewBinder(FeatureView view, RowLayout layout) {
        this.view = view;
        this.layout = layout;
    }

    static ViewPlan bind(FeatureService service, FeatureView view, SourceSchema schema) {
        ColumnTypes types = SourceBinder.bind(view, schema);
        Set<String> names = service.listed().stream()
                .filter(listed -> listed.view().name().equals(view.name()))
                .map(listed -> listed.feature().name())
                .collect(Collectors.toSet());
        List<Feature> listed = view.features().stream()
                .filter(feature -> names.contains(feature.name()))
                .toList();
        RowLayout layout = new RowLayout(view, types);
        ViewBinder binder = new ViewBinder(view, layout);
        view.where().ifPresent(sql -> layout.useFilter("Cannot bind view '" + view.name() + "'", sql));
        listed.forEach(binder::use);
        layout.fix();
        List<FeaturePlan> features = listed.stream().map(binder::bind).toList();
        return new ViewPlan(
                view.name(),
                view.entity().name(),
                view.entity().keys().stream()
                        .map(key -> new InputColumn(key.name(), key.type()))
                        .toList(),
                new SourcePlan(view.source(), types.settled()),
                layout.columns(),
                view.where().map(layout::filter).orElse(FeaturePlan.NONE),
                features);
    }

    private void use(Feature feature) {
        Aggregation aggregation = feature.aggregation();
        aggregation.of().ifPresent(column -> layout.use(thing(feature), column));
        aggregation.where().ifPresent(sql -> layout.useFilter(thing(feature), sql));
    }

    private FeaturePlan bind(Feature feature) {
        Aggregation aggregation = feature.aggregation();
        int column = aggregation.of().map(layout::column).orElse(FeaturePlan.NONE);
        ValueType input =
                column == FeaturePlan.NONE ? null : layout.columns().get(column).type();
        checkAccepts(feature, input);
        ValueType type = aggregation.function().resultType(input);
        return new FeaturePlan(
                feature.name(),
                aggregation.function(),
                column,
                aggregation.where().map(layout::filter).orElse(FeaturePlan.NONE),
                aggregation.window(),
                aggregation.n().orElse(0),
                aggregation.p().orElse(Double.NaN),
                boundDefault(feature, type),
                type);
    }

    private void checkAccepts(Feature feature, ValueType input) {
        if (!feature.aggregation().function().accepts(input)) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    thing(feature) + ": "
                            + layout.named(feature.aggregation().of().orElseThrow()) + " is " + input + ", "
                            + feature.aggregation().function().name().toUpperCase(Locale.ROOT)
                            + " needs a number" + layout.numbers() + "."
                            + (input == ValueType.STRING ? fromText(feature) : ""));
        }
    }

    private String fromText(Feature feature) {
        String column = feature.aggregation().of().orElseThrow();
        return layout.isGuessed(column)
                ? " Nothing but its first rows says so: if it holds numbers, declare it under 'columns'; if some of its text"
                        + " is no number, derive a column: " + numberOf(column) + "."
                : " Where its text holds numbers, derive a column: " + numberOf(column) + ".";
    }

    private static String numberOf(String column) {
        return "TRY_CAST(\"" + column.replace("\"", "\"\"") + "\" AS DOUBLE)";
    }

    private Object boundDefault(Feature feature, ValueType type) {
        if (feature.aggregation().defaultValue().isEmpty()) {
            return null;
        }
        Object declared = feature.aggregation().defaultValue().get();
        Object bound = BoundDefault.of(declared, type);
        if (bound == null) {
            throw new TidemarkException(
                    ErrorCode.WRONG_TYPE,
                    thing(feature) + ": default " + shown(declared) + " is not " + type + "; write " + example(type)
                            + ".");
        }
        return bound;
    }

    private String thing(Feature feature) {
        return "Cannot bind feature '" + feature.name() + "' of view '" + view.name() + "'";
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(ViewBinder::shown).toList()) + "]";
        }
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }

    private static String example(ValueType type) {
        return switch (type) {
            case BOOL -> "true or false";
            case INT64 -> "a whole number, like " + sample(type);
            case DOUBLE -> "a number, like " + sample(type);
            case STRING -> "text in quotes, like " + sample(type);
            case TIMESTAMP -> "an instant in quotes, like " + sample(type);
            default -> "a list, like [" + sample(type.element()) + "]";
        };
    }

    private static String sample(ValueType scalar) {
        return switch (scalar) {
            case BOOL -> "false";
            case INT64 -> "0";
            case DOUBLE -> "0.0";
            case TIMESTAMP -> "\"2024-05-02T10:00:00Z\"";
            default -> "\"none\"";
        };
    }
}
