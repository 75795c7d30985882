package dev.tidemark.sync.decode;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.row.ValueColumn;
import dev.tidemark.semantics.state.RowDerivation;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The events of one view among decoded records, key by key; overwritten by those of the next records. Not thread-safe.
 *
 * <p>The known time of a record that has none is when it arrived.
 */
public final class ViewEvents {
    private static final int NONE = -1;
    private static final long NEVER = Long.MIN_VALUE;

    private final ViewPlan view;
    private final RowDerivation derivation;
    private final EventBatch batch;
    private final int[] read;
    private final int[] keys;
    private final int[] columns;
    private final int eventTime;
    private final int knownTime;
    private final int sequence;
    private final List<KeyRun> runs = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Ahead> ahead = new ArrayList<>();
    private long[] offsets = {};
    private int ignored;
    private int outside;
    private long doubtful;

    /** The events of a key: the rows {@code [from, to)} of the batch, in the order of their offsets. */
    public record KeyRun(EntityKey key, int from, int to) {}

    /** A record that is no event of the view, by its index, and why. */
    public record Refused(int record, String reason) {}

    /** A record whose instant lies too far ahead of the clock. */
    public record Ahead(int record, EntityKey key, long visibleMicros) {}

    /** @param slots what records are decoded to; all that the view reads is among them */
    public ViewEvents(ViewPlan view, List<Slot> slots) {
        Source source = view.source().definition();
        this.view = view;
        this.derivation = new RowDerivation(view);
        this.batch = RowDerivation.newBatch(view, source.sequence().isPresent(), 1);
        this.read = Slot.of(List.of(view)).stream().mapToInt(slots::indexOf).toArray();
        this.keys = view.keys().stream()
                .mapToInt(key -> slots.indexOf(new Slot(key.name(), key.type())))
                .toArray();
        this.columns = view.columns().subList(0, view.sourceColumnCount()).stream()
                .mapToInt(column -> slots.indexOf(new Slot(column.name(), column.type())))
                .toArray();
        this.eventTime = slots.indexOf(new Slot(source.eventTime(), ValueType.TIMESTAMP));
        this.knownTime = index(slots, source.knownTime(), ValueType.TIMESTAMP);
        this.sequence = index(slots, source.sequence(), ValueType.INT64);
    }

    private static int index(List<Slot> slots, Optional<String> column, ValueType type) {
        return column.map(name -> slots.indexOf(new Slot(name, type))).orElse(NONE);
    }

    /**
     * Takes the events of some records.
     *
     * @param loaded is not taken
     * @param visibleTo those that became visible after it are too far ahead
     */
    public void take(DecodedRecords records, LoadedEvents loaded, long visibleTo) {
        runs.clear();
        refused.clear();
        ahead.clear();
        ignored = 0;
        outside = 0;
        doubtful = NEVER;
        Map<EntityKey, int[]> rowsByKey = new LinkedHashMap<>();
        for (int record = 0; record < records.size(); record++) {
            String reason = records.refusal(record, read);
            EntityKey key = reason == null ? key(records, record) : null;
            if (reason != null) {
                refused.add(new Refused(record, reason));
            } else if (key == null || records.columns[eventTime].nulls[record]) {
                ignored++;
            } else {
                place(records, record, key, loaded, visibleTo, rowsByKey);
            }
        }
        fill(records, rowsByKey);
        derivation.complete(batch, 0, batch.size());
    }

    private void place(
            DecodedRecords records,
            int record,
            EntityKey key,
            LoadedEvents loaded,
            long to,
            Map<EntityKey, int[]> rowsByKey) {
        long visible = Math.max(records.columns[eventTime].longs[record], known(records, record));
        long arrived = records.records().get(record).arrivalMicros();
        if (visible < loaded.visibleBefore() && arrived < loaded.arrivedBefore()) {
            outside++;
            doubtful = arrived < loaded.doubtfulFrom() ? doubtful : Math.max(doubtful, arrived);
        } else if (visible > to) {
            ahead.add(new Ahead(record, key, visible));
        } else {
            rowsByKey.compute(key, (k, rows) -> append(rows, record));
        }
    }

    /** The first number says how many follow. */
    private static int[] append(int[] rows, int row) {
        int[] more =
                rows == null ? new int[2] : rows[0] + 1 < rows.length ? rows : Arrays.copyOf(rows, rows.length * 2);
        more[++more[0]] = row;
        return more;
    }

    private EntityKey key(DecodedRecords records, int record) {
        List<InputColumn> names = view.keys();
        Object[] values = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            values[i] = records.columns[keys[i]].value(record);
            if (values[i] == null) {
                return null;
            }
        }
        return EntityKey.of(view.entity(), names, Arrays.asList(values));
    }

    private long known(DecodedRecords records, int record) {
        if (knownTime == NONE) {
            return records.columns[eventTime].longs[record];
        }
        ValueColumn known = records.columns[knownTime];
        return known.nulls[record] ? records.records().get(record).arrivalMicros() : known.longs[record];
    }

    private void fill(DecodedRecords records, Map<EntityKey, int[]> rowsByKey) {
        batch.clear();
        if (offsets.length < records.size()) {
            offsets = new long[records.size()];
        }
        rowsByKey.forEach((key, rows) -> {
            int from = batch.size();
            for (int i = 1; i <= rows[0]; i++) {
                append(records, rows[i]);
            }
            runs.add(new KeyRun(key, from, batch.size()));
        });
    }

    private void append(DecodedRecords records, int record) {
        offsets[batch.size()] = records.records().get(record).offset();
        for (int i = 0; i < columns.length; i++) {
            batch.columns[i].appendFrom(records.columns[columns[i]], record);
        }
        Long order = sequence == NONE ? null : (Long) records.columns[sequence].value(record);
        batch.append(records.columns[eventTime].longs[record], known(records, record), order);
    }

    public List<KeyRun> runs() {
        return runs;
    }

    public EventBatch batch() {
        return batch;
    }

    /** Where each row of the batch stands in its partition. */
    public long[] offsets() {
        return offsets;
    }

    public List<Refused> refused() {
        return refused;
    }

    public List<Ahead> ahead() {
        return ahead;
    }

    /** How many records had no key or no event time. */
    public int ignored() {
        return ignored;
    }

    /** How many became visible, and arrived, too early for the view. */
    public int outside() {
        return outside;
    }

    /** When the newest of those arrived of which nothing tells whether the states were loaded from them. */
    public OptionalLong doubtful() {
        return doubtful == NEVER ? OptionalLong.empty() : OptionalLong.of(doubtful);
    }
}
