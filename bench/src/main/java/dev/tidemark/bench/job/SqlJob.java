package dev.tidemark.bench.job;

import static dev.tidemark.bench.DuckDb.quote;

import dev.tidemark.bench.DuckDb;
import dev.tidemark.bench.Flags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** A contender written in DuckDB's SQL: one query over the views {@code events} and {@code spine}, copied to Parquet. */
public final class SqlJob {
    private SqlJob() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Flags flags = Flags.parse(arguments, "sql", "events", "spine", "out", "threads", "memory");
        String query = resource("/sql/" + flags.text("sql") + ".sql");
        try (DuckDb duckDb = DuckDb.open(
                flags.number("threads", 2),
                flags.text("memory"),
                flags.path("out").resolveSibling("spill"))) {
            WorkClock clock = WorkClock.start();
            duckDb.execute("CREATE VIEW events AS FROM " + quote(flags.path("events")));
            duckDb.execute("CREATE VIEW spine AS FROM " + quote(flags.path("spine")));
            duckDb.execute("COPY (" + query + ") TO " + quote(flags.path("out")) + " (FORMAT parquet)");
            clock.report();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SqlJob.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("Cannot find the query " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
