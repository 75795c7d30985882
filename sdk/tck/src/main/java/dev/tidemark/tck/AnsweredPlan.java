package dev.tidemark.tck;

import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.reference.SpineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A random plan with what the oracle says of it.
 *
 * @param scenario without the questions whose answer is an overflow
 * @param expected the answers to its questions
 * @param overflow one question whose answer is an overflow
 */
record AnsweredPlan(Scenario scenario, Result expected, Optional<Scenario> overflow) {
    /** The oracle takes longer than any executor: it answers once, for every executor and law. */
    private static final Map<Long, AnsweredPlan> ANSWERED = new ConcurrentHashMap<>();

    static AnsweredPlan of(long seed) {
        return ANSWERED.computeIfAbsent(seed, AnsweredPlan::answer);
    }

    private static AnsweredPlan answer(long seed) {
        Scenario all = RandomPlans.scenario(seed);
        return answers(all)
                .map(result -> new AnsweredPlan(all, result, Optional.empty()))
                .orElseGet(() -> withoutOverflows(all));
    }

    private static AnsweredPlan withoutOverflows(Scenario all) {
        List<SpineRow> fits = new ArrayList<>();
        Optional<Scenario> overflow = Optional.empty();
        for (SpineRow row : all.spine()) {
            Scenario one = all.withSpine(List.of(row));
            if (answers(one).isPresent()) {
                fits.add(row);
            } else {
                overflow = overflow.or(() -> Optional.of(one));
            }
        }
        Scenario scenario = all.withSpine(fits);
        return new AnsweredPlan(scenario, scenario.expected(), overflow);
    }

    /** Empty if the answer to a question is an overflow. */
    private static Optional<Result> answers(Scenario scenario) {
        try {
            return Optional.of(scenario.expected());
        } catch (TidemarkException e) {
            if (e.code() == ErrorCode.OVERFLOW) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
