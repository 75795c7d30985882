package dev.tidemark.tck;

import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an executor is asked.
 *
 * @param definitions the YAML the plan was bound from; each source's path is a file name of its own
 * @param plan the service bound
 * @param sources the rows of each source the plan reads; all columns are in
 *     {@link dev.tidemark.semantics.plan.SourcePlan#columnTypes()}
 * @param spine the questions; its columns are the keys of the plan's views and its request values
 * @param knownAsOf the known-as-of instant, if one is asked for
 */
public record Question(
        String definitions,
        ServicePlan plan,
        Map<String, List<SourceRow>> sources,
        List<SpineRow> spine,
        OptionalLong knownAsOf) {
    public Question {
        sources = Map.copyOf(sources);
        spine = List.copyOf(spine);
    }
}
