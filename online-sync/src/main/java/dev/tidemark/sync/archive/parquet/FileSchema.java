package dev.tidemark.sync.archive.parquet;

import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** The columns of a file in the terms of Parquet. */
final class FileSchema {
    private static final String ROOT = "event";

    private FileSchema() {}

    /** For the encoder of columns, which asks for nothing but the physical type and whether there may be nulls. */
    static MessageType message(List<FileColumn> columns) {
        var message = Types.buildMessage();
        columns.forEach(column -> message.optional(primitive(column.type())).named(column.name()));
        return message.named(ROOT);
    }

    static List<ColumnDescriptor> descriptors(MessageType message, List<FileColumn> columns) {
        return columns.stream()
                .map(column -> message.getColumnDescription(new String[] {column.name()}))
                .toList();
    }

    /** For the footer. */
    static List<SchemaElement> elements(List<FileColumn> columns) {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement(ROOT).setNum_children(columns.size()));
        for (FileColumn column : columns) {
            SchemaElement element = new SchemaElement(column.name())
                    .setType(physical(column.type()))
                    .setRepetition_type(FieldRepetitionType.OPTIONAL);
            if (column.type() == ValueType.STRING) {
                element.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()));
            } else if (column.type() == ValueType.TIMESTAMP) {
                element.setConverted_type(ConvertedType.TIMESTAMP_MICROS)
                        .setLogicalType(
                                LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
            }
            elements.add(element);
        }
        return elements;
    }

    private static PrimitiveTypeName primitive(ValueType type) {
        return type == ValueType.STRING
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(physical(type).name());
    }

    static Type physical(ValueType type) {
        return switch (type) {
            case BOOL -> Type.BOOLEAN;
            case INT64, TIMESTAMP -> Type.INT64;
            case DOUBLE -> Type.DOUBLE;
            case STRING -> Type.BYTE_ARRAY;
            default -> throw new IllegalArgumentException("a column of " + type);
        };
    }
}
