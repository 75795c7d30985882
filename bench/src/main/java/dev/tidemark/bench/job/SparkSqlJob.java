package dev.tidemark.bench.job;

import dev.tidemark.bench.Flags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** A contender written in Spark's SQL: the query that DuckDB gets too, over the same views, written as files of Parquet. */
public final class SparkSqlJob {
    private SparkSqlJob() {}

    public static void main(String[] arguments) throws IOException, AnalysisException {
        Flags flags = Flags.parse(arguments, "sql", "events", "spine", "out", "threads", "memory");
        String query = resource("/sql/" + flags.text("sql") + ".sql")
                .replace("(amount IGNORE NULLS)", "(amount) IGNORE NULLS")
                // both bounds of a frame must have one type, and each unit has its own
                .replaceAll("INTERVAL (\\d+ [A-Z]+)", "CAST(INTERVAL $1 AS INTERVAL DAY TO SECOND)");
        try (SparkSession session = Spark.start(flags)) {
            WorkClock clock = WorkClock.start();
            session.read().parquet(flags.path("events").toString()).createOrReplaceTempView("events");
            session.read().parquet(flags.path("spine").toString()).createOrReplaceTempView("spine");
            session.sql(query).write().mode(SaveMode.Overwrite).parquet(flags.path("out") + ".parts");
            clock.report();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SparkSqlJob.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("Cannot find the query " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
