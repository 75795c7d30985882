package dev.tidemark.spark.walk;

import dev.tidemark.core.executor.Pass;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.spark.input.StoredColumn;
import dev.tidemark.spark.shuffle.Entry;
import dev.tidemark.spark.shuffle.EntryWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Makes of the rows of a source the events of a pass, in the form in which they travel; counts those it leaves out. */
final class EventTask implements Function2<Integer, Iterator<InternalRow>, Iterator<Entry>> {
    private final String source;
    private final int kind;
    private final long shift;
    private final StoredColumn eventTime;
    private final StoredColumn knownTime;
    private final StoredColumn sequence;
    private final List<StoredColumn> keys = new ArrayList<>();
    private final List<StoredColumn> columns = new ArrayList<>();
    private final EventColumns places;
    private final EventBounds bounds;
    private final TaskCounts counts;
    private final String countedAs;

    /**
     * @param stored the columns of the rows: those {@link #needed} names, in its order
     * @param kind what the events are marked with
     * @param countedAs the name of the counts: rows, then those without time and those without key
     */
    EventTask(Pass pass, StructType stored, int kind, EventBounds bounds, TaskCounts counts, String countedAs) {
        Source definition = pass.source().definition();
        this.source = definition.name();
        this.kind = kind;
        this.shift = pass.asOfShiftMicros();
        this.eventTime = column(stored, definition.eventTime(), ValueType.TIMESTAMP);
        this.knownTime = definition
                .knownTime()
                .map(name -> column(stored, name, ValueType.TIMESTAMP))
                .orElse(null);
        this.sequence = definition
                .sequence()
                .map(name -> column(stored, name, ValueType.INT64))
                .orElse(null);
        pass.keys().forEach(key -> keys.add(column(stored, key.name(), key.type())));
        pass.columns().forEach(read -> columns.add(column(stored, read.name(), read.type())));
        this.places = EventColumns.of(pass);
        this.bounds = bounds;
        this.counts = counts;
        this.countedAs = countedAs;
    }

    /** The columns of the source that a pass reads. */
    static List<String> needed(Pass pass) {
        Source definition = pass.source().definition();
        List<String> names = new ArrayList<>(List.of(definition.eventTime()));
        definition.knownTime().ifPresent(names::add);
        definition.sequence().ifPresent(names::add);
        pass.keys().forEach(key -> names.add(key.name()));
        pass.columns().forEach(column -> names.add(column.name()));
        return names.stream().distinct().toList();
    }

    private static StoredColumn column(StructType stored, String name, ValueType type) {
        int ordinal = stored.fieldIndex(name);
        DataType dataType = stored.fields()[ordinal].dataType();
        return StoredColumn.of(name, ordinal, dataType, type);
    }

    @Override
    public Iterator<Entry> call(Integer part, Iterator<InternalRow> rows) {
        return new Events(part, rows);
    }

    /** The events of one part. */
    private final class Events implements Iterator<Entry> {
        private final int part;
        private final Iterator<InternalRow> rows;
        private final KeyBytes key = new KeyBytes(keys);
        private final UnsafeRowWriter payload = new UnsafeRowWriter(places.count(), 128);
        private final EntryWriter writer = new EntryWriter();
        private Entry next;
        private boolean ended;
        private long all;
        private long withoutTime;
        private long withoutKey;

        Events(int part, Iterator<InternalRow> rows) {
            this.part = part;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                all++;
                next = event(rows.next());
            }
            if (next == null && !ended) {
                ended = true;
                counts.put(countedAs, part, all, withoutTime, withoutKey);
            }
            return next != null;
        }

        @Override
        public Entry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry event = next;
            next = null;
            return event;
        }

        private Entry event(InternalRow row) {
            if (eventTime.isNull(row)) {
                withoutTime++;
                return null;
            }
            long event = instant(eventTime, row);
            if (!bounds.mayMatter(event)) {
                return null;
            }
            if (!key.take(row)) {
                withoutKey++;
                return null;
            }
            long known = knownTime == null || knownTime.isNull(row) ? event : instant(knownTime, row);
            long visible = Math.max(event, known);
            if (!bounds.isKnown(known) || visible < bounds.visibleFrom()) {
                return null;
            }
            return writer.write(kind, key.hash(), visible - shift, key.bytes(), key.size(), payload(row, event, known));
        }

        private UnsafeRow payload(InternalRow row, long event, long known) {
            payload.reset();
            payload.zeroOutNullBytes();
            if (places.known() >= 0) {
                payload.write(places.event(), event);
                payload.write(places.known(), known);
            }
            if (sequence != null && sequence.isNull(row)) {
                payload.setNullAt(places.sequence());
            } else if (sequence != null) {
                payload.write(places.sequence(), sequence.longValue(row));
            }
            for (int i = 0; i < columns.size(); i++) {
                StoredColumn column = columns.get(i);
                int to = places.first() + i;
                if (column.isNull(row)) {
                    payload.setNullAt(to);
                } else if (column.type() == ValueType.DOUBLE) {
                    payload.write(to, column.doubleValue(row));
                } else if (column.type() == ValueType.STRING) {
                    payload.write(to, column.text(row));
                } else {
                    payload.write(
                            to, column.type() == ValueType.TIMESTAMP ? instant(column, row) : column.longValue(row));
                }
            }
            return payload.getRow();
        }

        private long instant(StoredColumn column, InternalRow row) {
            long micros = column.longValue(row);
            if (micros < TextTime.MIN_MICROS || micros > TextTime.MAX_MICROS) {
                throw new TidemarkException(
                        ErrorCode.INVALID_VALUE,
                        "Cannot read column '" + column.name() + "' of source '" + source + "': instant "
                                + TextTime.format(micros)
                                + " lies outside the years 0001 to 9999, UTC; correct it, or leave the row out.");
            }
            return micros;
        }
    }
}
