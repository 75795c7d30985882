package dev.tidemark.tck;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The state machine, however events reach it. */
@Execution(ExecutionMode.CONCURRENT)
class KeyStateConformanceTest {
    @Nested
    class Sorted extends ExecutorConformance {
        @Override
        protected Candidate candidate() {
            return new KeyStateCandidate(KeyStateWalk.SORTED);
        }
    }

    @Nested
    class Encoded extends ExecutorConformance {
        @Override
        protected Candidate candidate() {
            return new KeyStateCandidate(KeyStateWalk.ENCODED);
        }
    }

    @Nested
    class Shuffled extends ExecutorConformance {
        @Override
        protected Candidate candidate() {
            return new KeyStateCandidate(KeyStateWalk.SHUFFLED);
        }
    }
}
