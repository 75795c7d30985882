package dev.tidemark.semantics.definition.yaml;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Aggregates by name; who writes the name that another tool has for one is told ours. */
final class AggregateNames {
    private static final List<String> NAMES = Arrays.stream(AggregateFunction.values())
            .map(AggregateFunction::yamlName)
            .toList();

    /** What to write, by the name elsewhere without its underscores and in lower case. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("mean", "avg"),
            Map.entry("average", "avg"),
            Map.entry("total", "sum"),
            Map.entry("minimum", "min"),
            Map.entry("maximum", "max"),
            Map.entry("size", "count"),
            Map.entry("var", "var_samp"),
            Map.entry("variance", "var_samp"),
            Map.entry("std", "stddev_samp"),
            Map.entry("stdev", "stddev_samp"),
            Map.entry("stddev", "stddev_samp"),
            Map.entry("nunique", "count_distinct"),
            Map.entry("distinct", "count_distinct"),
            Map.entry("uniquecount", "count_distinct"),
            Map.entry("countunique", "count_distinct"),
            Map.entry("distinctcount", "count_distinct"),
            Map.entry("approxcountdistinct", "count_distinct"),
            Map.entry("firstvalue", "first"),
            Map.entry("lastvalue", "last"),
            Map.entry("mostrecent", "latest"),
            Map.entry("newest", "latest"),
            Map.entry("lastk", "last_n"),
            Map.entry("firstk", "first_n"),
            Map.entry("arrayagg", "last_n"),
            Map.entry("topn", "top_k"),
            Map.entry("histogram", "top_k"),
            Map.entry("quantile", "percentile"),
            Map.entry("approxquantile", "percentile"),
            Map.entry("approxpercentile", "percentile"),
            Map.entry("recency", "time_since_last"));

    private static final Map<String, String> SPELT_OUT = Map.of(
            "median", "percentile, with p: 0.5",
            "mode", "top_k, with n: 1");

    private AggregateNames() {}

    static AggregateFunction read(YamlErrors errors, Fields fields) {
        String text = fields.text("aggregate");
        return AggregateFunction.named(text)
                .orElseThrow(() -> errors.at(
                        fields.node("aggregate").line(),
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot read " + fields.what("aggregate") + ": there is no aggregate '" + text + "'"
                                + hint(text)));
    }

    private static String hint(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
        if (SPELT_OUT.containsKey(plain)) {
            return "; write " + SPELT_OUT.get(plain) + ".";
        }
        String ours = ELSEWHERE.get(plain);
        return ours == null
                ? Closest.hint(text, "Aggregates", NAMES)
                : "; did you mean '" + ours + "'? Aggregates: " + Closest.list(NAMES) + ".";
    }
}
