package dev.tidemark.spark;

import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.spark.input.InputTable;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.input.StoredColumn;
import dev.tidemark.spark.session.SparkWork;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;

/** Finds the newest of all events, in tasks. */
final class Newest implements FlatMapFunction<Iterator<InternalRow>, Long> {
    private final StoredColumn event;
    private final StoredColumn known;

    private Newest(StoredColumn event, StoredColumn known) {
        this.event = event;
        this.known = known;
    }

    /** The greatest event time. */
    static OptionalLong event(InputTable table, Source source, SparkWork work) {
        return of(table, List.of(source.eventTime()), work);
    }

    /** The greatest event or known time of events that have an event time. */
    static OptionalLong visible(InputTable table, Source source, SparkWork work) {
        return of(table, List.of(source.eventTime(), source.knownTime().orElse(source.eventTime())), work);
    }

    private static OptionalLong of(InputTable table, List<String> times, SparkWork work) {
        List<String> columns = times.stream().distinct().toList();
        StoredColumn event = column(table, times.get(0), 0);
        Newest newest = new Newest(event, column(table, times.get(times.size() - 1), columns.size() - 1));
        return work
                .run(() -> Rows.java(table.rows(columns)).mapPartitions(newest).collect())
                .stream()
                .mapToLong(Long::longValue)
                .max();
    }

    private static StoredColumn column(InputTable table, String name, int ordinal) {
        DataType stored = table.stored().apply(name).dataType();
        return StoredColumn.of(name, ordinal, stored, ValueType.TIMESTAMP);
    }

    @Override
    public Iterator<Long> call(Iterator<InternalRow> rows) {
        long newest = Long.MIN_VALUE;
        boolean any = false;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (!event.isNull(row)) {
                any = true;
                newest = Math.max(newest, event.longValue(row));
                newest = known.isNull(row) ? newest : Math.max(newest, known.longValue(row));
            }
        }
        return any ? List.of(newest).iterator() : List.<Long>of().iterator();
    }
}
