package dev.tidemark.duckdb.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * A column of text and the type it is read as.
 *
 * @param type a scalar
 * @param guessed whether nobody said so
 */
record TextColumn(String name, ValueType type, boolean guessed) {
    static Field longField(String name) {
        return new Field(name, FieldType.nullable(new ArrowType.Int(64, true)), null);
    }

    /** Instants are microseconds in an Int64. */
    Field field() {
        return switch (type) {
            case BOOL -> new Field(name, FieldType.nullable(ArrowType.Bool.INSTANCE), null);
            case DOUBLE ->
                new Field(name, FieldType.nullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)), null);
            case STRING -> new Field(name, FieldType.nullable(ArrowType.Utf8.INSTANCE), null);
            default -> longField(name);
        };
    }

    TextCells cells(FieldVector vector, int rows) {
        return TextCells.of(type, vector, rows);
    }

    /** The same error with the place where it happened. */
    TidemarkException located(TidemarkException e, String position, String path, DataFiles files) {
        String place = " in " + position + ", column '" + name + "' of " + path + " (" + files.what() + ")";
        String as = "' as " + type + ": ";
        String message = e.getMessage();
        int at = message.lastIndexOf(as);
        String located = at < 0
                ? "Cannot read text" + place + ": " + message
                : message.substring(0, at + as.length() - 2) + place + message.substring(at + as.length() - 2);
        String remedy = guessed
                ? " The first rows let one guess " + type
                        + ": declare the column's type under 'columns' if it is another."
                : "";
        return new TidemarkException(e.code(), located + remedy, e);
    }
}
