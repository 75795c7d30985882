package dev.tidemark.core.arrow;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** How the types of features are called in Arrow. */
public final class ArrowTypes {
    private static final String ELEMENT = "element";

    private ArrowTypes() {}

    /** Bool, Int64, Float64, Utf8, Timestamp(us, UTC), or a list of one of them; nullable. */
    public static Field field(String name, ValueType type) {
        if (type.isList()) {
            Field element = new Field(ELEMENT, FieldType.nullable(scalar(type.element())), null);
            return new Field(name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(element));
        }
        return new Field(name, FieldType.nullable(scalar(type)), null);
    }

    private static ArrowType scalar(ValueType type) {
        return switch (type) {
            case BOOL -> ArrowType.Bool.INSTANCE;
            case INT64 -> new ArrowType.Int(64, true);
            case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case STRING -> ArrowType.Utf8.INSTANCE;
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            default -> throw new IllegalStateException("a list of lists is not a type");
        };
    }
}
