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
    private static final Map<String, String> ORDERS = Map.of(
            "scan", "",
            "sort", " ORDER BY key, event_time");

    private FloorJob() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Flags flags = Flags.parse(arguments, "floor", "events", "spine", "out", "threads", "memory");
        String query =
                "SELECT key, event_time, amount FROM " + quote(flags.path("events")) + ORDERS.get(flags.text("floor"));
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
