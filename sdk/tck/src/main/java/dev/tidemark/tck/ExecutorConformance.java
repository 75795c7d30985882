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

    /** They ask a few questions again and again, with which engines take their time: each is asked once. */
    @TestFactory
    Stream<DynamicTest> laws() {
        Map<Question, Result> answered = new ConcurrentHashMap<>();
        Candidate remembering = question -> {
            Result known = answered.get(question);
            Result result = known == null ? candidate().run(question) : known;
            answered.put(question, result);
            return result;
        };
        return tests(Kit.laws(), () -> remembering);
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> longHistories() {
        return tests(Kit.longHistories(), this::candidate);
    }

    @TestFactory
    Stream<DynamicTest> random() {
        long seed = Long.getLong("tidemark.tck.seed", 1);
        return tests(Kit.random(seed, Integer.getInteger("tidemark.tck.seeds", randomPlans())), this::candidate);
    }

    private static Stream<DynamicTest> tests(List<Check> checks, Supplier<Candidate> candidate) {
        return checks.stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate.get())));
    }
}
