package dev.tidemark.core.skew;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The questions that served vectors answered, as a spine. A view that knew an event at or after the instant of the read was
 * evaluated just after it; so a vector has a row for each instant that one of its views was evaluated at.
 */
final class SkewSpine {
    private static final String TIME = "tidemark_as_of";

    private final ServicePlan plan;
    private final Map<String, ValueType> columns = new LinkedHashMap<>();
    private final List<Map<Long, Long>> rows = new ArrayList<>();
    private long written;

    SkewSpine(ServicePlan plan) {
        this.plan = plan;
        plan.request().forEach(this::add);
        for (ViewPlan view : plan.views()) {
            view.keys().forEach(this::add);
        }
    }

    private void add(InputColumn column) {
        columns.put(column.name(), column.type());
    }

    /** Writes the rows of vectors; those that lack a column of the plan ask with null. */
    Spine write(List<ServedRow> served, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (ServedRow row : served) {
                Map<Long, Long> byInstant = new LinkedHashMap<>();
                for (int view = 0; view < plan.views().size(); view++) {
                    long at = instant(row, view);
                    if (!byInstant.containsKey(at)) {
                        out.write(json(row, at));
                        out.newLine();
                        byInstant.put(at, written++);
                    }
                }
                rows.add(byInstant);
            }
        }
        Spine spine = Spine.json(file.toString()).at(TIME);
        for (Map.Entry<String, ValueType> column : columns.entrySet()) {
            spine = spine.column(column.getKey(), column.getValue());
        }
        return spine;
    }

    private String json(ServedRow row, long at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(TIME, TextTime.format(at));
        for (String column : columns.keySet()) {
            JsonNode value = row.given().get(column);
            json.set(column, value == null ? JsonNodeFactory.instance.nullNode() : value);
        }
        return json.toString();
    }

    /** The row of the spine that asks what a view of a vector was asked. */
    long row(int vector, ServedRow served, int view) {
        return rows.get(vector).get(instant(served, view));
    }

    /** Whether all views of a vector were evaluated at one instant. */
    boolean isOneInstant(int vector) {
        return rows.get(vector).size() == 1;
    }

    long size() {
        return written;
    }

    /** As the reader evaluates; see rule of serving. The spine's instant, to which the executor adds what the source adds. */
    private long instant(ServedRow row, int view) {
        long later = plan.views().get(view).source().definition().visibleAtItsInstant() ? 1 : 0;
        OptionalLong newest = newest(row, view);
        long at = row.asOfMicros() + later;
        return (newest.isPresent() ? Math.max(at, newest.getAsLong() + 1) : at) - later;
    }

    /** When the newest event that serving knew became visible. */
    OptionalLong newest(ServedRow row, int view) {
        return plan.outputs().stream()
                .filter(output -> output.view() == view)
                .map(output -> row.features().get(output.name()))
                .filter(served -> served != null)
                .map(ServedRow.Served::eventTimeMicros)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
