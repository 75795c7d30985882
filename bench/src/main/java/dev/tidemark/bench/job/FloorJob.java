package dev.tidemark.bench.job;

import static dev.tidemark.bench.DuckDb.quote;

import dev.tidemark.bench.ArrowRows;
import dev.tidemark.bench.DuckDb;
import dev.tidemark.bench.Flags;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;

/** What no design by DuckDB and Arrow can beat: the rows exported to Java, every value read once, and thrown away. */
public final class FloorJob {
    private static final String IDS =
            " JOIN (SELECT key, CAST(row_number() OVER () AS INTEGER) AS id FROM (SELECT DISTINCT key FROM $SPINE)) USING (key)";

    private static final Map<String, String> QUERIES = Map.of(
            "scan",
            "SELECT key, event_time, amount FROM $EVENTS",
            "sort",
            "SELECT key, event_time, amount FROM $EVENTS ORDER BY key, event_time",
            "join_ids",
            "SELECT CAST(id AS BIGINT), event_time, amount FROM $EVENTS" + IDS,
            "sort_ids",
            "SELECT CAST(id AS BIGINT), event_time, amount FROM $EVENTS" + IDS + " ORDER BY id, event_time");

    private FloorJob() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Flags flags = Flags.parse(arguments, "floor", "events", "spine", "out", "threads", "memory");
        String query = QUERIES.get(flags.text("floor"))
                .replace("$EVENTS", quote(flags.path("events")))
                .replace("$SPINE", quote(flags.path("spine")));
        try (DuckDb duckDb = DuckDb.open(
                flags.number("threads", 2),
                flags.text("memory"),
                flags.path("out").resolveSibling("spill"))) {
            WorkClock clock = WorkClock.start();
            long sum = drain(duckDb, query);
            clock.report();
            System.out.println("sum=" + sum);
        }
    }

    private static long drain(DuckDb duckDb, String query) throws IOException, SQLException {
        long sum = 0;
        try (ArrowRows rows = ArrowRows.open(duckDb, query)) {
            while (rows.next()) {
                for (FieldVector vector : rows.root().getFieldVectors()) {
                    sum += sum(vector.getDataBuffer());
                }
            }
        }
        return sum;
    }

    private static long sum(ArrowBuf values) {
        long sum = 0;
        for (long at = 0; at + Long.BYTES <= values.capacity(); at += Long.BYTES) {
            sum += values.getLong(at);
        }
        return sum;
    }
}
