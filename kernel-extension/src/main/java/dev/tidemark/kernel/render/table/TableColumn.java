package dev.tidemark.kernel.render.table;

import dev.tidemark.core.executor.BuiltColumn;
import dev.tidemark.semantics.type.ValueType;
import java.util.Locale;
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
        return new TableColumn(column.name(), column.engineType(), note, kind(column.type()));
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
        return new TableColumn(field.getName(), type.toString(), "", kind);
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
