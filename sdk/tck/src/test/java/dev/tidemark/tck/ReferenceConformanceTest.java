package dev.tidemark.tck;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The oracle against the cases checked by hand and the laws; the random plans it passes by definition. */
@Execution(ExecutionMode.CONCURRENT)
class ReferenceConformanceTest extends ExecutorConformance {
    @Override
    protected Candidate candidate() {
        return new ReferenceCandidate();
    }

    @Override
    protected int randomPlans() {
        return 20;
    }
}
