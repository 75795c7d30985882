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
 * @param remedy a sentence to add to the message about a text that is no such value; may be empty
 */
record TextColumn(String name, ValueType type, String remedy) {
    /** A column whose type is what its role needs. */
    static TextColumn needed(String name, ValueType type) {
        return new TextColumn(name, type, "");
    }

    /** A column whose type only its first rows say. */
    static TextColumn guessed(String name, ValueType type) {
        return new TextColumn(name, type, "The first rows let one guess " + type + ": " + derive(name, type));
    }

    /** A column that features read, whose type is declared. */
    static TextColumn declared(String name, ValueType type) {
        return new TextColumn(name, type, type == ValueType.STRING ? "" : "Or " + derive(name, type));
    }

    private static String derive(String name, ValueType type) {
        String sqlType = switch (type) {
            case BOOL -> "BOOLEAN";
            case INT64 -> "BIGINT";
            default -> type.name();
        };
        return "declare '" + name + "' STRING under 'columns' and derive what it says, null where that is no " + type
                + ": TRY_CAST(\"" + name + "\" AS " + sqlType + ").";
    }

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
        return new TidemarkException(e.code(), remedy.isEmpty() ? located : located + " " + remedy, e);
    }
}
