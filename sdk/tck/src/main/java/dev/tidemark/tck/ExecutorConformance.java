package dev.tidemark.tck;

import java.util.List;
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
    /** The executor to judge; asked once for each test. */
    protected abstract Candidate candidate();

    /** How many random plans to try where nobody says otherwise. */
    protected int randomPlans() {
        return 200;
    }

    @TestFactory
    Stream<DynamicTest> golden() {
        return tests(Kit.golden());
    }

    @TestFactory
    Stream<DynamicTest> laws() {
        return tests(Kit.laws());
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> longHistories() {
        return tests(Kit.longHistories());
    }

    @TestFactory
    Stream<DynamicTest> random() {
        long seed = Long.getLong("tidemark.tck.seed", 1);
        return tests(Kit.random(seed, Integer.getInteger("tidemark.tck.seeds", randomPlans())));
    }

    private Stream<DynamicTest> tests(List<Check> checks) {
        return checks.stream()
                .map(check ->
                        DynamicTest.dynamicTest(check.name(), () -> check.body().judge(candidate())));
    }
}
