package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.reference.IgnoredEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an executor answered.
 *
 * @param rows for each spine row, in spine order, the values in the order of
 *     {@link dev.tidemark.semantics.plan.ServicePlan#outputs()}, of the Java types of their columns
 * @param statuses of the same values; empty from an executor that does not report them
 * @param ignored by view; empty from an executor that does not report it
 */
public record Result(
        List<List<Object>> rows,
        Optional<List<List<ValueStatus>>> statuses,
        Optional<Map<String, IgnoredEvents>> ignored) {
    public Result {
        List<List<Object>> copies = new ArrayList<>();
        for (List<Object> row : rows) {
            copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
        }
        rows = List.copyOf(copies);
    }

    public static Result of(List<List<Object>> rows) {
        return new Result(rows, Optional.empty(), Optional.empty());
    }

    public Result withStatuses(List<List<ValueStatus>> of) {
        return new Result(rows, Optional.of(of), ignored);
    }

    public Result withIgnored(Map<String, IgnoredEvents> byView) {
        return new Result(rows, statuses, Optional.of(byView));
    }
}
