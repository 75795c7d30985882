package dev.tidemark.cli.realdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.type.ValueType;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;

/** Reads the features out of a training set in each format, with nothing of the code that wrote it. */
final class Outputs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Outputs() {}

    /** One list of values for each row, in the order of the columns. */
    static List<List<Object>> read(Path file, List<OutputColumn> columns) throws Exception {
        String name = file.toString();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "csv" -> csv(file, columns);
            case "json" -> json(file, columns);
            case "arrow" -> arrow(file, columns);
            default -> parquet(file, columns);
        };
    }

    private static List<List<Object>> csv(Path file, List<OutputColumn> columns) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (Map<String, String> line : SmallCsv.read(file)) {
            List<Object> row = new ArrayList<>();
            for (OutputColumn column : columns) {
                String text = line.get(column.name());
                row.add(
                        text == null
                                ? null
                                : column.type().isList()
                                        ? value(JSON.readTree(text), column.type())
                                        : Texts.value(text, column.type()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Object>> json(Path file, List<OutputColumn> columns) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            List<Object> row = new ArrayList<>();
            columns.forEach(column -> row.add(value(node.get(column.name()), column.type())));
            rows.add(row);
        }
        return rows;
    }

    private static Object value(JsonNode node, ValueType type) {
        if (node.isNull()) {
            return null;
        }
        if (type.isList()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element, type.element())));
            return list;
        }
        return Texts.value(node.asText(), type);
    }

    private static List<List<Object>> arrow(Path file, List<OutputColumn> columns) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                ArrowFileReader reader = new ArrowFileReader(FileChannel.open(file), allocator)) {
            while (reader.loadNextBatch()) {
                List<FieldVector> vectors =
                        columns.stream().map(column -> vector(reader, column)).toList();
                for (int i = 0; i < vectors.get(0).getValueCount(); i++) {
                    List<Object> row = new ArrayList<>();
                    for (FieldVector vector : vectors) {
                        row.add(plain(vector.getObject(i)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static FieldVector vector(ArrowFileReader reader, OutputColumn column) {
        try {
            return reader.getVectorSchemaRoot().getVector(column.name());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<List<Object>> parquet(Path file, List<OutputColumn> columns) throws Exception {
        String list = columns.stream()
                .map(column -> column.type() == ValueType.TIMESTAMP ? "epoch_us(" + column.name() + ")" : column.name())
                .collect(Collectors.joining(", "));
        List<List<Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + list + " FROM read_parquet('" + file + "')")) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    Object value = result.getObject(i);
                    row.add(plain(
                            value instanceof java.sql.Array array ? List.of((Object[]) array.getArray()) : value));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Outputs::plain).toList();
        }
        return value == null
                        || Stream.of(Long.class, Double.class, Boolean.class).anyMatch(type -> type.isInstance(value))
                ? value
                : value.toString();
    }
}
