package dev.tidemark.core.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a text, such as a report, is written to: a file that appears when it is complete. */
public final class TextFile {
    private final OutputFile file;

    private TextFile(OutputFile file) {
        this.file = file;
    }

    /** That file; an error if nothing can be written there. Worth asking before long work. */
    public static TextFile at(Path path) {
        OutputFile file = new OutputFile(path);
        file.check();
        return new TextFile(file);
    }

    /** Writes it as UTF-8, in place of what stood there. */
    public void write(String text) {
        file.write(aside -> Files.writeString(aside, text, StandardCharsets.UTF_8));
    }
}
