package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** AGG-19: each aggregate over each type gives the oracle's value, of the type the table says, or is refused. */
final class TypeTable {
    private static final String TABLE = "agg_19_";

    private TypeTable() {}

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (AggregateFunction function : AggregateFunction.values()) {
            RandomDefinitions.COLUMNS.forEach((column, type) -> {
                String name = TABLE + function.yamlName() + "Of" + type;
                checks.add(Check.of(name, candidate -> judge(candidate, function, column, type)));
            });
        }
        return checks;
    }

    private static void judge(Candidate candidate, AggregateFunction function, String column, ValueType type)
            throws Exception {
        Map<String, Object> feature = Brief.feature("f", function.yamlName(), "of", column);
        feature.put(function.takesTtl() ? "ttl" : "window", "1h");
        if (function.takesN()) {
            feature.put("n", 2);
        }
        if (function.takesP()) {
            feature.put("p", 0.5);
        }
        Scenario scenario = Brief.scenario(List.of(feature), rows(column, type));
        if (!function.accepts(type)) {
            Judgement.refuses(
                    () -> candidate.run(scenario.question()),
                    ErrorCode.WRONG_TYPE,
                    List.of("'f'", "'" + column + "'", type.name()));
            return;
        }
        ValueType declared = scenario.plan().outputs().get(0).type();
        if (declared != expectedType(function, type)) {
            throw new AssertionError("expected type " + expectedType(function, type) + ", but it is " + declared);
        }
        Judgement.sameAsOracle(candidate, scenario);
    }

    /** The table of the specification, written down a second time. */
    private static ValueType expectedType(AggregateFunction function, ValueType type) {
        return switch (function.yamlName()) {
            case "count", "count_distinct", "time_since_last" -> ValueType.INT64;
            case "sum", "min", "max", "first", "last", "latest" -> type;
            case "first_n", "last_n", "top_k" -> ValueType.valueOf(type + "_LIST");
            default -> ValueType.DOUBLE;
        };
    }

    private static List<SourceRow> rows(String column, ValueType type) {
        List<Object> values = switch (type) {
            case BOOL -> List.of(true, false, true);
            case DOUBLE -> List.of(2.5, -1.0, 2.5);
            case STRING -> List.of("b", "a", "b");
            default -> List.of(3L, -1L, 3L);
        };
        List<SourceRow> rows = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            rows.add(Brief.event(1_000_000L * (i + 1), column, values.get(i)));
        }
        Map<String, Object> withoutValue = new LinkedHashMap<>(rows.get(0).values());
        withoutValue.put(column, null);
        rows.add(new SourceRow(withoutValue));
        return rows;
    }
}
