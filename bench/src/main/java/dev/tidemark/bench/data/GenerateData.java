package dev.tidemark.bench.data;

import static dev.tidemark.bench.DuckDb.quote;

import dev.tidemark.bench.DuckDb;
import dev.tidemark.bench.Flags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** Lays down the files of a {@link DataSet}. The same shape gives the same rows with any number of threads. */
public final class GenerateData {
    private static final long START_MICROS = 1_704_067_200_000_000L;
    private static final long LENGTH_MICROS = Shape.DAYS * 86_400_000_000L;
    private static final int MERCHANTS = 2_000;

    private final Shape shape;
    private final DuckDb duckDb;

    private GenerateData(Shape shape, DuckDb duckDb) {
        this.shape = shape;
        this.duckDb = duckDb;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Flags flags = Flags.parse(
                arguments,
                "data",
                "events-count",
                "spine-count",
                "keys",
                "key-type",
                "seed",
                "folder",
                "threads",
                "memory");
        DataSet data = DataSet.in(flags.path("folder"), Shape.of(flags));
        ensure(data, flags.number("threads", 2), flags.text("memory", "4GB"));
        System.out.println(data.folder());
    }

    /** Makes what is missing; files that exist are reused. */
    public static void ensure(DataSet data, long threads, String memory) throws IOException, SQLException {
        Files.createDirectories(data.folder());
        try (DuckDb duckDb = DuckDb.open(threads, memory, data.folder().resolve("spill"))) {
            GenerateData generator = new GenerateData(data.shape(), duckDb);
            generator.write(generator.events(), data.eventsInArrivalOrder());
            generator.write(generator.spine(), data.spine());
            generator.write(
                    "FROM " + quote(data.eventsInArrivalOrder()) + " ORDER BY event_time", data.eventsInTimeOrder());
            if (data.hasColumns()) {
                RawColumns.exportTo(duckDb, data);
            }
        }
    }

    private void write(String query, Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            return;
        }
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        duckDb.execute("COPY (" + query + ") TO " + quote(aside) + " (FORMAT parquet, COMPRESSION zstd)");
        Files.move(aside, file);
    }

    private String events() {
        return "SELECT %s AS key, %s AS event_time, %s AS amount, %s AS merchant_id FROM range(%d) rows(i)"
                .formatted(key(0), eventTime(1), amount(2), merchant(3), shape.events());
    }

    private String spine() {
        return "SELECT %s AS key, %s AS event_time, (%s = 0)::BIGINT AS label FROM range(%d) rows(i)"
                .formatted(key(4), eventTime(5), random(6, 50), shape.spine());
    }

    private String key(int column) {
        String number = random(column, shape.keys());
        return shape.keyType().equals("int64") ? number : "'c' || lpad(" + number + "::VARCHAR, 7, '0')";
    }

    private String eventTime(int column) {
        return "make_timestamp(" + START_MICROS + " + " + random(column, LENGTH_MICROS) + ")";
    }

    /** Between 1 and 403, many small and few large, in whole cents. */
    private String amount(int column) {
        return "round(exp(6 * " + random(column, 1_000_000) + " / 1000000.0), 2)";
    }

    private String merchant(int column) {
        return "'m' || lpad(" + random(column, MERCHANTS) + "::VARCHAR, 4, '0')";
    }

    /** A number in {@code [0, bound)} that depends on the seed, the row and the column alone. */
    private String random(int column, long bound) {
        return "(hash(i * 8 + " + column + ", " + shape.seed() + ") % " + bound + ")::BIGINT";
    }
}
