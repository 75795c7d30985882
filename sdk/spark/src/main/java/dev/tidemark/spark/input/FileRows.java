package dev.tidemark.spark.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of one file after the other; the open one is closed when the task ends. */
final class FileRows<F extends FileRows.Opened> implements Iterator<InternalRow> {
    /** An open file. */
    interface Opened extends AutoCloseable {
        /** The next row, valid until the one after it; null after the last. */
        InternalRow next() throws IOException;

        @Override
        void close() throws IOException;
    }

    private final Iterator<Integer> numbers;
    private final IntFunction<F> open;
    private F file;
    private InternalRow next;

    FileRows(Iterator<Integer> numbers, IntFunction<F> open) {
        this.numbers = numbers;
        this.open = open;
        TaskContext.get().addTaskCompletionListener(context -> {
            close();
            return null;
        });
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            if (file == null) {
                if (!numbers.hasNext()) {
                    return false;
                }
                file = open.apply(numbers.next());
            }
            advance();
        }
        return true;
    }

    private void advance() {
        try {
            next = file.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (next == null) {
            close();
        }
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        InternalRow row = next;
        next = null;
        return row;
    }

    private void close() {
        if (file != null) {
            F open = file;
            file = null;
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
