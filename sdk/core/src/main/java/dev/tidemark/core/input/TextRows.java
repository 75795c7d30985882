package dev.tidemark.core.input;

import dev.tidemark.semantics.text.Utf8Range;
import java.io.IOException;
import java.util.List;

/** The rows of one file of text, one after the other. Not thread-safe. */
public interface TextRows extends AutoCloseable {
    /** The columns each row has, in the file's order. */
    List<String> columns();

    /** Moves to the next row; false after the last. */
    boolean next() throws IOException;

    boolean isNull(int column);

    /** What holds the UTF-8 of a cell that is not null, in {@code [start, end)}; valid until the next row. */
    byte[] bytes(int column);

    int start(int column);

    int end(int column);

    /** The text of a cell that is not null; valid until the next call. */
    Utf8Range text(int column);

    /** Where the row is, for messages: {@code row 17}, counted from 1. */
    String position();

    @Override
    void close() throws IOException;
}
