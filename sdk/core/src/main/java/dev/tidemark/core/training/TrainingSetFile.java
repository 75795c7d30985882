package dev.tidemark.core.training;

import dev.tidemark.core.arrow.ArrowWriting;
import dev.tidemark.core.executor.BuiltTable;
import dev.tidemark.core.progress.Cancellation;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.core.progress.ProgressMeter;
import dev.tidemark.semantics.definition.FileFormat;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Where a training set is written to: a file of a known format in a folder one can write to. */
public final class TrainingSetFile {
    private final OutputFile file;
    private final FileFormat format;

    private TrainingSetFile(OutputFile file, FileFormat format) {
        this.file = file;
        this.format = format;
    }

    /** That file; an error if a training set cannot be written there. Worth asking before a long build. */
    public static TrainingSetFile at(Path path) {
        FileFormat format = format(path);
        OutputFile file = new OutputFile(path);
        file.check();
        return new TrainingSetFile(file, format);
    }

    void write(BuiltTable table, ProgressMeter progress, Cancellation cancellation) {
        cancellation.check();
        progress.start(Phase.WRITE, "", OptionalLong.of(table.rowCount()));
        file.write(aside -> {
            switch (format) {
                case PARQUET -> table.writeParquet(aside, progress, cancellation);
                case CSV -> ArrowWriting.csv(table, aside, progress, cancellation);
                case JSON -> ArrowWriting.jsonLines(table, aside, progress, cancellation);
                case ARROW -> ArrowWriting.arrow(table, aside, progress, cancellation);
            }
            cancellation.check();
        });
        progress.finish();
    }

    private static FileFormat format(Path path) {
        return FileFormat.ofPath(path.toString())
                .orElseThrow(() -> new TidemarkException(
                        ErrorCode.OUTPUT_REFUSED,
                        "Cannot write '" + path
                                + "': its extension does not tell the format; name a .parquet, .csv, .json, .jsonl"
                                + " or .arrow file."));
    }
}
