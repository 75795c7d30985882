package dev.tidemark.spark;

import dev.tidemark.core.executor.KeySet;
import dev.tidemark.core.executor.RowLookup;
import dev.tidemark.core.executor.SourceNeeds;
import dev.tidemark.core.executor.SpineFiles;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.spark.input.InputTable;
import dev.tidemark.spark.input.RowFilter;
import dev.tidemark.spark.input.Rows;
import dev.tidemark.spark.input.SpineTable;
import dev.tidemark.spark.session.SparkWork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** Single rows of files and tables, found by looking at all of them. */
final class SparkRowLookup implements RowLookup {
    private final Function<SourceNeeds, InputTable> sources;
    private final Supplier<SpineTable> spine;
    private final SpineFiles spineFiles;
    private final SparkWork work;

    SparkRowLookup(
            Function<SourceNeeds, InputTable> sources, Supplier<SpineTable> spine, SpineFiles files, SparkWork work) {
        this.sources = sources;
        this.spine = spine;
        this.spineFiles = files;
        this.work = work;
    }

    @Override
    public List<SourceRow> history(
            SourceNeeds source, List<KeySet> keys, OptionalLong fromMicros, OptionalLong toMicros) {
        InputTable table = sources.apply(source);
        RowFilter filter = RowFilter.of(table.stored(), source.columns())
                .keys(keys)
                .instants(source.source().definition().eventTime(), fromMicros, toMicros);
        List<SourceRow> rows = new ArrayList<>();
        work.run(() -> Rows.java(table.rows(filter.columns()))
                        .mapPartitions(filter)
                        .collect())
                .forEach(row -> rows.add(new SourceRow(row.values())));
        return rows;
    }

    @Override
    public List<SpineRow> questions(long[] rows) {
        if (rows.length == 0) {
            return List.of();
        }
        SpineTable table = spine.get();
        RowFilter filter =
                RowFilter.ofAll(table.type(), spineFiles.plan().read()).numbers(rows);
        List<RowFilter.Found> found = new ArrayList<>(
                work.run(() -> Rows.java(table.numbered()).mapPartitions(filter).collect()));
        found.sort(Comparator.comparing(RowFilter.Found::number));
        List<SpineRow> questions = new ArrayList<>();
        found.forEach(row -> questions.add(
                new SpineRow((Long) row.values().get(spineFiles.plan().timeColumn()), row.values())));
        return questions;
    }

    @Override
    public long spineRows() {
        return spine.get().rows();
    }

    @Override
    public OptionalLong newestEventMicros(SourceNeeds source) {
        return Newest.event(sources.apply(source), source.source().definition(), work);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
