package dev.tidemark.cli.quickstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a training set would have got wrong, had it counted payments before anybody knew of them.
 *
 * @param rows in which some feature differs
 * @param frauds how many labels are true
 * @param fraudRows true labels in which some feature differs
 * @param features those that differ in most rows, most first
 * @param row one that is worth a look, from 1; its feature {@code txn_count_1h} differs
 * @param honest that feature in that row
 * @param naive what it would have been
 */
public record Leak(
        long labels,
        long rows,
        long frauds,
        long fraudRows,
        List<DifferingFeature> features,
        long row,
        long honest,
        long naive) {
    static final String SHOWN_FEATURE = "txn_count_1h";

    /** A feature and in how many rows it differs. */
    public record DifferingFeature(String name, long rows) {}

    /** Compares two training sets of the same labels, row by row. */
    public static Leak between(Path honest, Path naive, List<String> features, Database database) {
        database.execute("CREATE TABLE compared AS SELECT row_number() OVER () AS row, h.is_fraud AS is_fraud, "
                + features.stream()
                        .map(name -> "h." + name + " IS DISTINCT FROM n." + name + " AS " + name)
                        .collect(Collectors.joining(", "))
                + ", h." + SHOWN_FEATURE + " AS honest, n." + SHOWN_FEATURE + " AS naive FROM read_parquet("
                + Database.quoted(honest) + ") h POSITIONAL JOIN read_parquet(" + Database.quoted(naive) + ") n");
        String any = String.join(" OR ", features);
        long[] all = database.numbers("SELECT count(*), count(*) FILTER (WHERE " + any
                + "), count(*) FILTER (WHERE is_fraud), count(*) FILTER (WHERE is_fraud AND (" + any
                + ")) FROM compared");
        long[] row = database.numbers("SELECT row, honest, naive FROM compared WHERE honest BETWEEN 1 AND 5"
                + " ORDER BY is_fraud DESC, naive - honest DESC, row LIMIT 1");
        return new Leak(all[0], all[1], all[2], all[3], mostDiffering(features, database), row[0], row[1], row[2]);
    }

    private static List<DifferingFeature> mostDiffering(List<String> features, Database database) {
        List<DifferingFeature> differing = new ArrayList<>();
        for (String name : features) {
            differing.add(new DifferingFeature(
                    name, database.numbers("SELECT count(*) FILTER (WHERE " + name + ") FROM compared")[0]));
        }
        differing.removeIf(feature -> feature.rows() == 0);
        differing.sort((a, b) -> Long.compare(b.rows(), a.rows()));
        return differing;
    }

    public Leak {
        features = List.copyOf(features);
    }
}
