package dev.tidemark.core.training;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.core.validation.TrainingProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * A training set: one row for each row of its spine, in the spine's order. Not thread-safe. Close it before its store,
 * and its readers before it.
 */
public final class TrainingSet implements AutoCloseable {
    private final Question question;
    private final BuiltTable table;
    private final ProgressMeter progress;
    private final Supplier<Cancellation> cancellation;
    private final long nanos;

    TrainingSet(
            Question question,
            BuiltTable table,
            ProgressMeter progress,
            Supplier<Cancellation> cancellation,
            long nanos) {
        this.question = question;
        this.table = table;
        this.progress = progress;
        this.cancellation = cancellation;
        this.nanos = nanos;
    }

    public long rowCount() {
        return table.rowCount();
    }

    /** The spine's columns, the service's features in listed order, then its on-demand features. */
    public List<BuiltColumn> columns() {
        return table.columns();
    }

    /**
     * All rows from the first; a fresh reader each time.
     *
     * @param allocator the caller's, who closes the reader before it
     */
    public ArrowReader arrow(BufferAllocator allocator) {
        return table.read(allocator);
    }

    /**
     * Writes a {@code .parquet}, {@code .csv}, {@code .json} or {@code .jsonl} (one object a line) or {@code .arrow} file. It
     * appears, and replaces what stood there, when it is complete; on an error or cancellation nothing is left. A file that
     * the training set is read from is refused.
     */
    public void writeTo(Path file) {
        InputFiles.refuse(file, question.files());
        TrainingSetFile.at(file).write(table, progress, cancellation.get());
    }

    /**
     * The service's features of some rows, as the Java values of their types, in its order.
     *
     * @param rows from 0, ascending
     */
    public List<List<Object>> features(long[] rows) {
        return table.features(rows);
    }

    /** What this is and what its build met. Reads the rows once, if on-demand features were not computed before. */
    public Manifest manifest() {
        return new Manifest(
                question.plan().service(),
                question.plan().fingerprint(),
                table.rowCount(),
                table.columns().size(),
                question.knownAsOfMicros(),
                table.counts(),
                Duration.ofNanos(nanos));
    }

    /** What its features' values are like: what is remembered of them to measure drift from later. Reads the rows once. */
    public TrainingProfile profile() {
        return TrainingProfile.of(question.plan(), table, progress, cancellation.get());
    }

    /**
     * Why the features of a row are what they are.
     *
     * @param row as messages count them: 1 is the first
     */
    public Explanation explain(long row) {
        return Explainer.explain(question, table.lookup(), row);
    }

    /** Compares some rows with the reference, which obeys the specification slowly and obviously. */
    public CheckReport check(Sample sample) {
        return new Checker(question, table).check(sample, progress, cancellation.get());
    }

    @Override
    public void close() {
        table.close();
    }
}
