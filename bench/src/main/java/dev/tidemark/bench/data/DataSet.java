package dev.tidemark.bench.data;

import java.nio.file.Path;

/** The files of one shape. */
public record DataSet(Shape shape, Path folder) {
    private static final long MOST_EVENTS_IN_COLUMNS = 20_000_000;

    public static DataSet in(Path root, Shape shape) {
        return new DataSet(shape, root.resolve(shape.folder()));
    }

    /** Events in random order, as a table that was appended to by many writers. */
    public Path eventsInArrivalOrder() {
        return folder.resolve("events.parquet");
    }

    public Path eventsInTimeOrder() {
        return folder.resolve("events-by-time.parquet");
    }

    public Path spine() {
        return folder.resolve("spine.parquet");
    }

    /** Little-endian column files of the same rows, for contenders without a Parquet reader. */
    public Path columns() {
        return folder.resolve("columns");
    }

    /** Column files hold eight bytes a value and are read whole: numbers only, and not too many. */
    public boolean hasColumns() {
        return shape.keyType().equals("int64") && shape.events() <= MOST_EVENTS_IN_COLUMNS;
    }
}
