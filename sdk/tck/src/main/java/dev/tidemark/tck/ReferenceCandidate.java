package dev.tidemark.tck;

import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.reference.Aggregates;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.IgnoredEvents;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The oracle as an executor; with rules of one's own, an executor that is wrong in just those. */
public record ReferenceCandidate(Rules rules, Aggregates aggregates) implements Candidate {
    public ReferenceCandidate() {
        this(new Rules(), new Aggregates());
    }

    @Override
    public Result run(Question question) {
        Reference reference =
                new Reference(question.plan(), question.sources(), question.knownAsOf(), rules, aggregates);
        List<List<Object>> rows = new ArrayList<>();
        List<List<ValueStatus>> statuses = new ArrayList<>();
        for (List<FeatureValue> row : reference.evaluate(question.spine())) {
            List<Object> values = new ArrayList<>();
            row.forEach(value -> values.add(value.value()));
            rows.add(values);
            statuses.add(row.stream().map(FeatureValue::status).toList());
        }
        Map<String, IgnoredEvents> ignored = new LinkedHashMap<>();
        for (int view = 0; view < question.plan().views().size(); view++) {
            ignored.put(question.plan().views().get(view).name(), reference.ignored(view));
        }
        return Result.of(rows).withStatuses(statuses).withIgnored(ignored);
    }
}
