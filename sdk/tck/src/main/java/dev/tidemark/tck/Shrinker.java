package dev.tidemark.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a failing scenario small: one question, one feature where that still fails, and no row that is not needed. */
final class Shrinker {
    private Shrinker() {}

    /** Whether the candidate gives these answers. */
    static boolean answers(Candidate candidate, Scenario scenario, Result expected) {
        return difference(candidate, scenario, expected).isEmpty();
    }

    /** What is wrong; empty if the candidate answers as the oracle does. */
    static String difference(Candidate candidate, Scenario scenario) {
        return difference(candidate, scenario, scenario.expected());
    }

    private static String difference(Candidate candidate, Scenario scenario, Result expected) {
        try {
            Question question = scenario.question();
            return Judgement.firstDifference(question.plan(), expected, candidate.run(question))
                    .map(Judgement.Difference::text)
                    .orElse("");
        } catch (Exception e) {
            return "it fails: " + e;
        }
    }

    private static boolean agrees(Candidate candidate, Scenario scenario) {
        return difference(candidate, scenario).isEmpty();
    }

    static Scenario shrink(Candidate candidate, Scenario failing) {
        Scenario small = oneQuestion(candidate, failing);
        small = oneFeature(candidate, small);
        for (String source : failing.sources().keySet()) {
            small = fewerRows(candidate, small, source);
        }
        return small;
    }

    private static Scenario oneQuestion(Candidate candidate, Scenario failing) {
        return failing.spine().stream()
                .distinct()
                .map(row -> failing.withSpine(List.of(row)))
                .filter(one -> !agrees(candidate, one))
                .findFirst()
                .orElse(failing);
    }

    private static Scenario oneFeature(Candidate candidate, Scenario failing) {
        Optional<Scenario> one = failing.plan().outputs().stream()
                .filter(output -> !output.isOnDemand())
                .map(output -> Services.only(failing, output))
                .filter(scenario -> !agrees(candidate, scenario))
                .findFirst();
        return one.orElse(failing);
    }

    private static Scenario fewerRows(Candidate candidate, Scenario failing, String source) {
        Scenario small = failing;
        for (int i = failing.sources().get(source).size() - 1; i >= 0; i--) {
            List<dev.tidemark.semantics.reference.SourceRow> fewer =
                    new ArrayList<>(small.sources().get(source));
            fewer.remove(i);
            Scenario smaller = small.withSource(source, fewer);
            if (!agrees(candidate, smaller)) {
                small = smaller;
            }
        }
        return small;
    }
}
