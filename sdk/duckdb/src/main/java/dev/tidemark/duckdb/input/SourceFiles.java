package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.duckdb.database.Queries;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.SourcePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.duckdb.DuckDBConnection;

/** The files that some views read, in one database. Immutable and thread-safe once opened. */
public final class SourceFiles implements Sources {
    private final Map<String, Canonical> sources = new HashMap<>();
    private final Map<String, Set<String>> withoutNulls = new HashMap<>();
    private final Map<String, Long> rows = new HashMap<>();

    private SourceFiles() {}

    /** Reads what has to be read, and refuses what cannot be. The tables it makes live as long as the database. */
    public static SourceFiles open(
            DuckDBConnection connection,
            BufferAllocator allocator,
            List<ViewPlan> views,
            ProgressMeter progress,
            Cancellation cancellation) {
        return read(new Staging(connection, allocator, progress, cancellation), views);
    }

    static SourceFiles read(Staging staging, List<ViewPlan> views) {
        SourceFiles files = new SourceFiles();
        for (SourceNeeds needs : SourceNeeds.of(views)) {
            staging.cancellation().check();
            String name = needs.source().name();
            Canonical rows = SourceReader.read(staging, needs);
            files.sources.put(name, rows);
            files.withoutNulls.put(name, SourceReader.withoutNulls(staging, needs));
            files.rows.put(name, count(staging, "read source '" + name + "'", rows));
        }
        return files;
    }

    @Override
    public Relation source(
            SourcePlan source,
            Collection<String> columns,
            OptionalLong minTimeInclusive,
            OptionalLong maxTimeExclusive) {
        Canonical rows = sources.get(source.name());
        Map<String, ValueType> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column, source.columnTypes().get(column)));
        String within = rows.within(source.definition().eventTime(), minTimeInclusive, maxTimeExclusive);
        String sql = "SELECT " + String.join(", ", rows.select(types)) + " FROM " + rows.from()
                + (within.isEmpty() ? "" : " WHERE " + within);
        return new Relation(sql, inputColumns(types));
    }

    @Override
    public boolean mayHoldNulls(SourcePlan source, Collection<String> columns) {
        return !withoutNulls.get(source.name()).containsAll(columns);
    }

    @Override
    public long rows(SourcePlan source) {
        return rows.get(source.name());
    }

    static long count(Staging staging, String doing, Canonical rows) {
        return Queries.one(
                staging.connection(),
                doing,
                "SELECT count(*) FROM " + rows.from(),
                staging.cancellation(),
                row -> row.getLong(1));
    }

    static List<InputColumn> inputColumns(Map<String, ValueType> columns) {
        List<InputColumn> list = new ArrayList<>();
        columns.forEach((name, type) -> list.add(new InputColumn(name, type)));
        return list;
    }
}
