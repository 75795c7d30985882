package dev.tidemark.tck;

import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Definitions with rows to try them on. Each method returns another scenario.
 *
 * @param definitions the tree of the definitions file, with one service
 * @param sources rows by source
 */
public record Scenario(
        Map<String, Object> definitions,
        Map<String, List<SourceRow>> sources,
        List<SpineRow> spine,
        OptionalLong knownAsOf) {
    public Scenario {
        sources = new LinkedHashMap<>(sources);
        spine = List.copyOf(spine);
    }

    public Scenario withSpine(List<SpineRow> rows) {
        return new Scenario(definitions, sources, rows, knownAsOf);
    }

    public Scenario withSource(String source, List<SourceRow> rows) {
        Map<String, List<SourceRow>> changed = new LinkedHashMap<>(sources);
        changed.put(source, List.copyOf(rows));
        return new Scenario(definitions, changed, spine, knownAsOf);
    }

    public Scenario withDefinitions(Map<String, Object> tree) {
        return new Scenario(tree, sources, spine, knownAsOf);
    }

    public ServicePlan plan() {
        return question().plan();
    }

    public Question question() {
        String yaml = Yaml.text(definitions);
        return new Question(yaml, Plans.bind(yaml), sources, spine, knownAsOf);
    }

    /** What the oracle answers. */
    public Result expected() {
        return new ReferenceCandidate().run(question());
    }
}
