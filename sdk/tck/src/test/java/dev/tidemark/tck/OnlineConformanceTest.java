package dev.tidemark.tck;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is served, however it reached the store, is what a training set holds. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class OnlineConformanceTest {
    private static final int RANDOM_PLANS = 60;

    @Test
    void serve_1_goldenCasesAreServedAsTheyAreBuilt() throws Exception {
        for (OnlineFeed feed : OnlineFeed.values()) {
            for (Check check : Kit.golden()) {
                check.body().judge(new OnlineCandidate(new MemoryStore(), feed));
            }
        }
    }

    @Nested
    class Loaded extends ExecutorConformance {
        @Override
        protected Candidate candidate() {
            return new OnlineCandidate(new MemoryStore(), OnlineFeed.LOADED);
        }

        @Override
        protected int randomPlans() {
            return RANDOM_PLANS;
        }
    }

    @Nested
    class Streamed extends ExecutorConformance {
        @Override
        protected Candidate candidate() {
            return new OnlineCandidate(new MemoryStore(), OnlineFeed.STREAMED);
        }

        @Override
        protected int randomPlans() {
            return RANDOM_PLANS;
        }
    }
}
