package dev.tidemark.core.training;

import dev.tidemark.core.executor.DataFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a text, such as a report, is written to: a file that appears when it is complete. */
public final class TextFile {
    private final OutputFile file;

    private TextFile(OutputFile file) {
        this.file = file;
    }

    /**
     * That file; an error if nothing can be written there, or if it is one of the files that the text is about. Worth asking
     * before long work.
     */
    public static TextFile at(Path path, List<DataFiles> inputs) {
        OutputFile file = new OutputFile(path);
        file.check();
        InputFiles.refuse(path, inputs);
        return new TextFile(file);
    }

    /** Writes it as UTF-8, in place of what stood there. */
    public void write(String text) {
        file.write(aside -> Files.writeString(aside, text, StandardCharsets.UTF_8));
    }
}
