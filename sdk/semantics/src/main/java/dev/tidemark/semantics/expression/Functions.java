package dev.tidemark.semantics.expression;

import dev.tidemark.semantics.error.Closest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The functions that exist, by name: an allow-list, every one of them a pure function of its operands. */
final class Functions {
    private static final Map<String, Function> BY_NAME = new TreeMap<>();

    private static final Set<String> AGGREGATES = Set.of(
            "COUNT",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "STDDEV",
            "STDDEV_POP",
            "STDDEV_SAMP",
            "VARIANCE",
            "VAR_POP",
            "VAR_SAMP",
            "FIRST",
            "LAST",
            "FIRST_VALUE",
            "LAST_VALUE",
            "PERCENTILE",
            "PERCENTILE_CONT",
            "MEDIAN",
            "COUNT_DISTINCT",
            "APPROX_COUNT_DISTINCT",
            "ARRAY_AGG",
            "STRING_AGG",
            "LISTAGG",
            "TOP_K",
            "ROW_NUMBER",
            "RANK",
            "LAG",
            "LEAD",
            "ANY_VALUE",
            "MODE");
    private static final Set<String> NOT_DETERMINISTIC = Set.of(
            "NOW",
            "RAND",
            "RANDOM",
            "RAND_INTEGER",
            "UUID",
            "GEN_RANDOM_UUID",
            "CURRENT_TIMESTAMP",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_DATETIME",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "SYSDATE",
            "SYSTIMESTAMP",
            "UNIX_TIMESTAMP",
            "CURRENT_USER",
            "SESSION_USER",
            "SYSTEM_USER",
            "TODAY");

    /** What to write instead of functions of other dialects. */
    private static final Map<String, String> INSTEAD = Map.of(
            "LOG", "LN(number), LOG10(number) or LOG2(number)",
            "IFNULL", "COALESCE(value, other)",
            "NVL", "COALESCE(value, other)",
            "ISNULL", "value IS NULL",
            "DAYOFWEEK", "EXTRACT(DOW FROM timestamp), Sunday 0, or EXTRACT(ISODOW FROM timestamp), Monday 1",
            "LEN", "CHAR_LENGTH(text)",
            "TRUNC", "TRUNCATE(number)",
            "INSTR", "POSITION(text IN text)",
            "TO_TIMESTAMP", "CAST(text AS TIMESTAMP)",
            "DATE", "FLOOR(timestamp TO DAY)");

    static {
        ConditionalFunctions.addTo(BY_NAME);
        NumberFunctions.addTo(BY_NAME);
        TextFunctions.addTo(BY_NAME);
        TimeFunctions.addTo(BY_NAME);
    }

    private Functions() {}

    static Set<String> names() {
        return Collections.unmodifiableSet(BY_NAME.keySet());
    }

    static boolean exists(String name) {
        return BY_NAME.containsKey(name);
    }

    /** Binds a call of a function that exists. */
    static Typed bind(Call call) {
        return BY_NAME.get(call.name()).bind(call);
    }

    /** Whether a bare word, CURRENT_TIMESTAMP say, would be a function with another value on every call. */
    static boolean isNotDeterministic(String name) {
        return NOT_DETERMINISTIC.contains(name.toUpperCase(Locale.ROOT));
    }

    static String notDeterministic(String name) {
        return name + " is not deterministic: it would give another value at serving than in training;"
                + " pass the instant as a column or a request value";
    }

    /** Why there is no such function. */
    static String unknown(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (AGGREGATES.contains(upper)) {
            return "the aggregate " + upper + " is not a row expression;"
                    + " declare a feature with an aggregate and a window";
        }
        if (isNotDeterministic(name)) {
            return notDeterministic(name);
        }
        if (INSTEAD.containsKey(upper)) {
            return "function '" + name + "' not found; write " + INSTEAD.get(upper);
        }
        String suggestion = Closest.suggestion(name, BY_NAME.keySet());
        return "function '" + name + "' not found" + (suggestion.isEmpty() ? "." : suggestion) + " Functions: "
                + String.join(", ", BY_NAME.keySet()) + ", CAST, TRY_CAST, EXTRACT";
    }
}
