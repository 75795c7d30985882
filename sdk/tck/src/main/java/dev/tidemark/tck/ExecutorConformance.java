package dev.tidemark.tck;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite an executor must pass. A subclass says how to run it:
 *
 * <pre>{@code
 * class DuckDbConformanceTest extends ExecutorConformance {
 *     protected Candidate candidate() {
 *         return question -> ...;
 *     }
 * }
 * }</pre>
 *
 * <p>{@code -Dtidemark.tck.seed} and {@code -Dtidemark.tck.seeds} choose the first random plan and how many.
 */
public abstract class ExecutorConformance {
    /** The executor to judge; asked for once for each test, and for each question of a law. */
    protected abstract Candidate candidate();

    /** How many random plans to try where nobody says otherwise. */
    protected int randomPlans() {
        return 200;
    }

    @TestFactory
    Stream<DynamicTest> golden() {
        return tests(Kit.golden(), this::candidate);
    }

    @TestFactory
    Stream<DynamicTest> laws() {
        return remembering(Kit.lawsOnFewPlans());
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> lawsOnMorePlans() {
        return remembering(Kit.lawsOnMorePlans());
    }

    /** Laws ask a few questions again and again, with which engines take their time: each is asked once. */
    private Stream<DynamicTest> remembering(List<Check> laws) {
        Map<Question, Result> answered = new ConcurrentHashMap<>();
        Candidate remembering = question -> {
            Result known = answered.get(question);
            Result result = known == null ? candidate().run(question) : known;
            answered.put(question, result);
            return result;
        };
        return tests(laws, () -> remembering);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> longHistories() {
        return tests(Kit.longHistories(), this::candidate);
    }

    @TestFactory
    Stream<DynamicTest> random() {
        return tests(Kit.random(firstPlan(), fewPlans()), this::candidate);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> moreRandom() {
        return tests(Kit.random(firstPlan() + fewPlans(), plans() - fewPlans()), this::candidate);
    }

    private static long firstPlan() {
        return Long.getLong("tidemark.tck.seed", 1);
    }

    private int plans() {
        return Integer.getInteger("tidemark.tck.seeds", randomPlans());
    }

    /** A quarter, which is at least one of one. */
    private int fewPlans() {
        return (plans() + 3) / 4;
    }

    private static Stream<DynamicTest> tests(List<Check> checks, Supplier<Candidate> candidate) {
        return checks.stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate.get())));
    }
}
