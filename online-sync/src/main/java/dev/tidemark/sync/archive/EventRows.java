package dev.tidemark.sync.archive;

import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.archive.parquet.FileColumn;
import dev.tidemark.sync.decode.DecodedRecords;
import dev.tidemark.sync.decode.RecordDecoder;
import dev.tidemark.sync.decode.Slot;
import dev.tidemark.sync.source.StreamRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes rows of one source from records: each column as the type it has offline. Where a record does not say when it became
 * known, that is its arrival, as it is for the states. Not thread-safe.
 */
final class EventRows {
    private static final int NONE = -1;

    private final List<FileColumn> columns;
    private final RecordDecoder decoder;
    private final int knownTime;
    private final int ownArrival;
    private final ArchiveRows rows;

    EventRows(SourcePlan source, Function<List<Slot>, RecordDecoder> decoders) {
        Map<String, ValueType> types = new TreeMap<>(source.columnTypes());
        types.values().removeIf(ValueType::isList); // no record is read as a list
        this.columns = types.entrySet().stream()
                .map(column -> new FileColumn(column.getKey(), column.getValue()))
                .toList();
        this.decoder = decoders.apply(columns.stream()
                .map(column -> new Slot(column.name(), column.type()))
                .toList());
        this.knownTime = index(source.definition().knownTime());
        this.ownArrival = index(Optional.of(ArchiveRows.ARRIVED_AT));
        this.rows = new ArchiveRows(columns);
    }

    private int index(Optional<String> name) {
        return name.map(text -> columns.indexOf(new FileColumn(text, ValueType.TIMESTAMP)))
                .orElse(NONE);
    }

    /** All that was added. */
    ArchiveRows rows() {
        return rows;
    }

    /**
     * Adds records of one partition.
     *
     * @param dead those that are no events, by index
     * @param single they came by themselves
     */
    void add(List<StreamRecord> records, Set<Integer> dead, boolean single) {
        DecodedRecords decoded = decoder.decode(records);
        for (int i = 0; i < records.size(); i++) {
            if (!dead.contains(i) && !decoded.isRefused(i)) {
                add(decoded, i, records.get(i), single);
            }
        }
    }

    private void add(DecodedRecords decoded, int record, StreamRecord from, boolean single) {
        int to = 0;
        for (FileColumn column : rows.sourceColumns()) {
            int slot = columns.indexOf(column);
            if (slot == knownTime && decoded.values(slot).nulls[record]) {
                rows.values(to++).appendLong(from.arrivalMicros());
            } else {
                rows.values(to++).appendFrom(decoded.values(slot), record);
            }
        }
        rows.end(new Position(from.partition(), from.offset(), single), arrival(decoded, record, from));
    }

    /** A record that says itself when it arrived is believed, for its states believe it too. */
    private long arrival(DecodedRecords decoded, int record, StreamRecord from) {
        if (ownArrival == NONE) {
            return from.arrivalMicros();
        }
        ValueColumn own = decoded.values(ownArrival);
        return own.nulls[record] ? from.arrivalMicros() : own.longs[record];
    }
}
