package dev.tidemark.core.input;

import dev.tidemark.core.executor.DataFiles;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.type.ValueType;
import java.io.Serializable;

/**
 * A column of text and the type it is read as.
 *
 * @param type a scalar
 * @param remedy a sentence to add to the message about a text that is no such value; may be empty
 */
public record TextColumn(String name, ValueType type, String remedy) implements Serializable {
    /** A column whose type is what its role needs. */
    public static TextColumn needed(String name, ValueType type) {
        return new TextColumn(name, type, "");
    }

    /** A column whose type only its first rows say. */
    public static TextColumn guessed(String name, ValueType type) {
        return new TextColumn(name, type, "The first rows let one guess " + type + ": " + derive(name, type));
    }

    /** A column that features read, whose type is declared. */
    public static TextColumn declared(String name, ValueType type) {
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

    /** The same error with the place where it happened. */
    public TidemarkException located(TidemarkException e, String position, String path, DataFiles files) {
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
