package dev.tidemark.tck;

import org.junit.jupiter.api.Nested;

/** The state machine, however events reach it. */
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
