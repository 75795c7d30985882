package dev.tidemark.tck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
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
        return tests(StoreKit.streams(1, fewStreams()).stream());
    }

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> moreStreams() {
        int few = fewStreams();
        return tests(StoreKit.streams(1 + few, randomStreams() - few).stream());
    }

    /** A quarter, which is at least one of one. */
    private int fewStreams() {
        return (randomStreams() + 3) / 4;
    }

    @TestFactory
    Stream<DynamicTest> crashes() {
        return tests(StoreKit.crashes().stream());
    }

    private Stream<DynamicTest> tests(Stream<StoreCheck> checks) {
        return checks.map(check -> DynamicTest.dynamicTest(check.name(), () -> check.judge(candidate())));
    }
}
