package dev.tidemark.cli;

import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.explain.FeatureExplanation;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Explains one row. */
final class ExplainWork {
    private final RootCommand root;
    private final QuestionOptions question;
    private final EngineOptions engine;

    ExplainWork(RootCommand root, QuestionOptions question, EngineOptions engine) {
        this.root = root;
        this.question = question;
        this.engine = engine;
    }

    /**
     * @param features by name; empty explains all
     * @return the exit code
     */
    int run(long row, List<String> features) {
        try (Session session = Session.open(root, engine, question)) {
            Explanation explanation = only(features, session.ask(question).explain(row));
            session.quiet();
            if (root.json()) {
                JsonOutput.print(root.terminal(), explanation.json());
            } else {
                root.terminal().out().print(explanation.text());
            }
            return ExitCode.DONE;
        }
    }

    /** The explanation of those features and of what they read, in the order of the service. */
    static Explanation only(List<String> wanted, Explanation all) {
        if (wanted.isEmpty()) {
            return all;
        }
        List<String> names =
                all.features().stream().map(FeatureExplanation::output).toList();
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot explain feature '" + name + "': service '"
                                + all.plan().service() + "' has none of that name"
                                + Closest.hint(name, "Features", names));
            }
        }
        Set<String> kept = new HashSet<>(wanted);
        List<FeatureExplanation> backwards = new ArrayList<>(all.features());
        Collections.reverse(backwards); // an on-demand feature reads only what stands before it
        backwards.stream()
                .filter(feature -> kept.contains(feature.output()))
                .flatMap(feature -> feature.onDemand().stream())
                .forEach(plan -> kept.addAll(plan.expression().columnsRead()));
        return new Explanation(
                all.plan(),
                all.row(),
                all.asked(),
                all.knownAsOfMicros(),
                all.features().stream()
                        .filter(feature -> kept.contains(feature.output()))
                        .toList());
    }
}
