package dev.tidemark.core.promotion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.core.training.Spine;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.type.ValueType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The questions of a parity check as a spine, so that an engine answers them as it answers any training set. */
final class ParitySpine {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, ValueType> types = new LinkedHashMap<>();
    private final String time;

    ParitySpine(ServicePlan plan) {
        for (ViewPlan view : plan.views()) {
            view.keys().forEach(column -> types.put(column.name(), column.type()));
        }
        for (InputColumn value : plan.request()) {
            types.put(value.name(), value.type());
        }
        String free = "as_of";
        while (isTaken(plan, free)) {
            free += "_";
        }
        time = free;
    }

    /** Writes the questions to a file, all of them about one instant. */
    Spine write(ParityRows rows, long atMicros, Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < rows.size(); i++) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                row.put(time, TextTime.format(atMicros));
                rows.keys().get(i).forEach((column, value) -> put(row, column, value));
                rows.requests().get(i).forEach((column, value) -> put(row, column, value));
                out.write(MAPPER.writeValueAsString(row));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Spine spine = Spine.json(file.toString()).at(time);
        for (Map.Entry<String, ValueType> column : types.entrySet()) {
            spine = spine.column(column.getKey(), column.getValue());
        }
        return spine;
    }

    private void put(ObjectNode row, String column, Object value) {
        row.putPOJO(column, types.get(column) == ValueType.TIMESTAMP ? TextTime.format((Long) value) : value);
    }

    private boolean isTaken(ServicePlan plan, String name) {
        return types.containsKey(name)
                || plan.outputs().stream().anyMatch(output -> output.name().equals(name));
    }
}
