package dev.tidemark.core.input;

import dev.tidemark.core.text.JsonObjects;
import dev.tidemark.semantics.text.Utf8Range;
import java.io.IOException;
import java.util.List;

/** The objects of a file of JSON as rows of text. Not thread-safe. */
final class JsonRows implements TextRows {
    private final JsonObjects objects;

    JsonRows(JsonObjects objects) {
        this.objects = objects;
    }

    @Override
    public List<String> columns() {
        return objects.columns();
    }

    @Override
    public boolean next() throws IOException {
        return objects.next();
    }

    JsonObjects.Kind kind(int column) {
        return objects.kind(column);
    }

    @Override
    public boolean isNull(int column) {
        return objects.isNull(column);
    }

    @Override
    public byte[] bytes(int column) {
        return objects.bytes(column);
    }

    @Override
    public int start(int column) {
        return 0;
    }

    @Override
    public int end(int column) {
        return objects.bytes(column).length;
    }

    @Override
    public Utf8Range text(int column) {
        return objects.text(column);
    }

    @Override
    public String position() {
        return "row " + objects.rows();
    }

    @Override
    public void close() throws IOException {
        objects.close();
    }
}
