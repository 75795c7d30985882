package dev.tidemark.tck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite an online store must pass. A subclass says how to connect to one:
 *
 * <pre>{@code
 * class RedisConformanceTest extends StoreConformance {
 *     protected StoreCandidate candidate() {
 *         return namespace -> ...;
 *     }
 * }
 * }</pre>
 */
public abstract class StoreConformance {
    /** The store to judge; asked once for each test. */
    protected abstract StoreCandidate candidate();

    /** How many random streams to try. */
    protected int randomStreams() {
        return 20;
    }

    @TestFactory
    Stream<DynamicTest> contract() {
        return tests(StoreKit.contract().stream());
    }

    @TestFactory
    Stream<DynamicTest> streams() {
        return tests(StoreKit.streams(1, randomStreams()).stream());
    }

    @TestFactory
    Stream<DynamicTest> crashes() {
        return tests(StoreKit.crashes().stream());
    }

    private Stream<DynamicTest> tests(Stream<StoreCheck> checks) {
        return checks.map(check -> DynamicTest.dynamicTest(check.name(), () -> check.judge(candidate())));
    }
}
