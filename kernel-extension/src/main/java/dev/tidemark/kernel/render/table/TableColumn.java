package dev.tidemark.kernel.render.table;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.Locale;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column as it is shown.
 *
 * @param type its name, for people
 * @param note what it is there for; may be empty
 */
record TableColumn(String name, String type, String note, Kind kind) {
    /** What can be said of a column's values at a glance. */
    enum Kind {
        INTEGER,
        DECIMAL,
        TIME,
        BOOL,
        TEXT,
        OTHER;

        boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }

        boolean hasRange() {
            return isNumber() || this == TIME;
        }
    }

    static TableColumn of(BuiltColumn column) {
        String note = switch (column.role()) {
            case TIME -> "as of";
            case PASSED_THROUGH -> "";
            default -> column.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
        String type = column.type() == null
                ? column.engineType()
                : column.type().name(); // spine columns come under the engine's names
        return new TableColumn(column.name(), type, note, kind(column.type()));
    }

    static TableColumn of(Field field) {
        ArrowType type = field.getType();
        Kind kind = switch (type.getTypeID()) {
            case Int -> Kind.INTEGER;
            case FloatingPoint, Decimal -> Kind.DECIMAL;
            case Timestamp -> Kind.TIME;
            case Bool -> Kind.BOOL;
            case Utf8, LargeUtf8, Utf8View -> Kind.TEXT;
            default -> Kind.OTHER;
        };
        return new TableColumn(field.getName(), name(type), "", kind);
    }

    /** As a definition would call it, where it could; else as Arrow does. */
    private static String name(ArrowType type) {
        return switch (type.getTypeID()) {
            case Utf8, LargeUtf8, Utf8View -> ValueType.STRING.name();
            case Bool -> ValueType.BOOL.name();
            case Timestamp -> ValueType.TIMESTAMP.name();
            default -> {
                if (type.equals(new ArrowType.Int(64, true))) {
                    yield ValueType.INT64.name();
                }
                boolean isDouble = type.equals(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));
                yield isDouble ? ValueType.DOUBLE.name() : type.toString();
            }
        };
    }

    private static Kind kind(ValueType type) {
        if (type == null) {
            return Kind.OTHER;
        }
        return switch (type) {
            case INT64 -> Kind.INTEGER;
            case DOUBLE -> Kind.DECIMAL;
            case TIMESTAMP -> Kind.TIME;
            case BOOL -> Kind.BOOL;
            case STRING -> Kind.TEXT;
            default -> Kind.OTHER;
        };
    }
}
