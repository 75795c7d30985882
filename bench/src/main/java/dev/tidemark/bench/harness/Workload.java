package dev.tidemark.bench.harness;

import java.util.List;

/** A training set to build: its features, and the contender whose answer the others are held against. */
enum Workload {
    TWENTY(
            "twenty",
            "count, sum, avg, min, max over 1 h, 24 h, 7 d, 30 d",
            "DuckDB windows",
            windows(List.of("1h", "24h", "7d", "30d"), List.of("count", "sum", "avg", "min", "max"))),
    SEVEN_DAYS(
            "seven_days",
            "count, sum, min, max over 7 d",
            "DuckDB windows",
            windows(List.of("7d"), List.of("count", "sum", "min", "max"))),
    LATEST("latest", "one latest value", "DuckDB ASOF, deduplicated", List.of("latest_amount")),
    TEXTS(
            "texts",
            "count_distinct, min, max, first of a text over 30 d",
            "DuckDB inequality join",
            List.of("count_distinct_30d", "min_merchant_30d", "max_merchant_30d", "first_merchant_30d"));

    final String flag;
    final String title;
    final String reference;
    final List<String> features;

    Workload(String flag, String title, String reference, List<String> features) {
        this.flag = flag;
        this.title = title;
        this.reference = reference;
        this.features = features;
    }

    static Workload of(String flag) {
        for (Workload workload : values()) {
            if (workload.flag.equals(flag)) {
                return workload;
            }
        }
        throw new IllegalArgumentException(
                "Cannot find workload '" + flag + "': use twenty, seven_days, latest or texts");
    }

    private static List<String> windows(List<String> lengths, List<String> aggregates) {
        return lengths.stream()
                .flatMap(length -> aggregates.stream().map(name -> name + "_" + length))
                .toList();
    }
}
