package dev.tidemark.bench.harness;

import static dev.tidemark.bench.DuckDb.quote;

import dev.tidemark.bench.DuckDb;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares an output with the reference of its workload, row by row in the order (key, time, label). Columns the output
 * does not have are not compared, and named. A sum of no events may be 0 or null, as engines differ there.
 */
final class OutputCheck {
    private static final double TOLERANCE = 1e-9;

    private final DuckDb duckDb;
    private final Workload workload;

    OutputCheck(DuckDb duckDb, Workload workload) {
        this.duckDb = duckDb;
        this.workload = workload;
    }

    /** What was found, as a phrase for the table. */
    String compare(Path output, Path reference, Contender.Answer answer) throws SQLException {
        List<String> present = columns(output);
        List<String> compared =
                workload.features.stream().filter(present::contains).toList();
        load("mine", output, compared);
        load("theirs", reference, compared);
        String rows = duckDb.value("SELECT (SELECT count(*) FROM mine) - (SELECT count(*) FROM theirs)");
        if (!rows.equals("0")) {
            return "WRONG: " + rows + " more rows than the reference";
        }
        String verdict = answer == Contender.Answer.TAIL_ROUNDED ? covers(compared) : equal(compared, answer);
        return compared.size() == workload.features.size()
                ? verdict
                : verdict + " (" + String.join(", ", compared) + " only)";
    }

    private String equal(List<String> features, Contender.Answer answer) throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (String feature : features) {
            long differing = count("NOT (" + same(feature) + ")");
            if (differing > 0) {
                wrong.add(differing + " in " + feature);
            }
        }
        if (wrong.isEmpty()) {
            return "equal";
        }
        String differences = "differs: " + String.join(", ", wrong);
        return answer == Contender.Answer.EQUAL_BUT_FOR_TIES ? differences + " (ties)" : "WRONG, " + differences;
    }

    /** A window with a rounded tail holds every event of the exact one, so counts and bounds can only widen. */
    private String covers(List<String> features) throws SQLException {
        long narrower = 0;
        for (String feature : features) {
            switch (feature.substring(0, feature.indexOf('_'))) {
                case "count" -> narrower += count("mine." + feature + " < theirs." + feature);
                case "min" -> narrower += count("mine." + feature + " > theirs." + feature);
                case "max" -> narrower += count("mine." + feature + " < theirs." + feature);
                default -> {}
            }
        }
        return narrower == 0
                ? "covers the exact windows"
                : "WRONG: " + narrower + " values miss events of the exact window";
    }

    private static String same(String feature) {
        String mine = feature.startsWith("sum_") ? "coalesce(mine." + feature + ", 0)" : "mine." + feature;
        String theirs = feature.startsWith("sum_") ? "coalesce(theirs." + feature + ", 0)" : "theirs." + feature;
        if (feature.startsWith("sum_") || feature.startsWith("avg_")) {
            String close = "abs(" + mine + " - " + theirs + ") <= " + TOLERANCE + " * greatest(1, abs(" + theirs + "))";
            return "(" + mine + " IS NULL AND " + theirs + " IS NULL) OR coalesce(" + close + ", false)";
        }
        return mine + " IS NOT DISTINCT FROM " + theirs;
    }

    private long count(String condition) throws SQLException {
        return Long.parseLong(duckDb.value("SELECT count(*) FROM mine POSITIONAL JOIN theirs WHERE " + condition));
    }

    private void load(String table, Path file, List<String> features) throws SQLException {
        String selected = features.stream().map(name -> ", " + name).collect(Collectors.joining());
        duckDb.execute("CREATE OR REPLACE TEMP TABLE " + table + " AS SELECT key" + selected + " FROM " + quote(file)
                + " ORDER BY key, event_time, label");
    }

    private List<String> columns(Path file) throws SQLException {
        Connection connection = duckDb.connection();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE FROM " + quote(file))) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
